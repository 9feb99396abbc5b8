/**
 * The HTTP API of the sandbox: discovery, authorization, reads, writes and watches as Kubernetes clients expect them.
 */
@NullMarked
package org.fedai.kubefate.sandbox.api;

import org.jspecify.annotations.NullMarked;
