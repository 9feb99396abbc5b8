/** The Kubernetes that the user's kubeconfig names, asked directly and not through the service, for {@code chart template --validate}. */
@NullMarked
package org.fedai.kubefate.cli.kubernetes;

import org.jspecify.annotations.NullMarked;
