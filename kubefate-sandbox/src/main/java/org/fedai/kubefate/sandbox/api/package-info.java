/** The HTTP face of the sandbox: discovery, reading, writing and watching, as clients of Kubernetes expect it. */
@NullMarked
package org.fedai.kubefate.sandbox.api;

import org.jspecify.annotations.NullMarked;
