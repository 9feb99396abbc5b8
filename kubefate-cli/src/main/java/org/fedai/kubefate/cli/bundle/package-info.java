/**
 * The support bundle: what somebody who helps needs to see of a Kubernetes and of KubeFATE, with secrets left out.
 */
@NullMarked
package org.fedai.kubefate.cli.bundle;

import org.jspecify.annotations.NullMarked;
