/**
 * An in-process Kubernetes API server with controllers and a simulated node, for tests and for trying out KubeFATE. The
 * entry point is {@link org.fedai.kubefate.sandbox.Sandbox}.
 */
@NullMarked
package org.fedai.kubefate.sandbox;

import org.jspecify.annotations.NullMarked;
