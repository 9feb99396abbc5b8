/** The support bundle: the state of Kubernetes and KubeFATE for support, without secrets. */
@NullMarked
package org.fedai.kubefate.cli.bundle;

import org.jspecify.annotations.NullMarked;
