/**
 * Runs test classes against every available Kubernetes cluster: always the sandbox, and a real API server if KUBECONFIG
 * names one; and waits for what happens in it. Requires JUnit and the Kubernetes client, which are on the class path of tests.
 */
@NullMarked
package org.fedai.kubefate.sandbox.testing;

import org.jspecify.annotations.NullMarked;
