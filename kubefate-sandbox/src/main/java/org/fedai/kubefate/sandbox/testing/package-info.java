/**
 * Runs test classes against every Kubernetes at hand: the sandbox always, a real API server when KUBECONFIG leads to one. Needs JUnit
 * and the Kubernetes client beside it, which tests have.
 */
@NullMarked
package org.fedai.kubefate.sandbox.testing;

import org.jspecify.annotations.NullMarked;
