/**
 * Direct access to the Kubernetes of the user's kubeconfig, not through the service, for {@code chart template
 * --validate}.
 */
@NullMarked
package org.fedai.kubefate.cli.kubernetes;

import org.jspecify.annotations.NullMarked;
