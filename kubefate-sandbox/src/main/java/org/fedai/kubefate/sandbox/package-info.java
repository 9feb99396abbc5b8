/**
 * A Kubernetes API in this process, with controllers and a simulated node, for trying things out and for tests. Everything is reached
 * through {@link org.fedai.kubefate.sandbox.Sandbox}.
 */
@NullMarked
package org.fedai.kubefate.sandbox;

import org.jspecify.annotations.NullMarked;
