/**
 * Rendered Kubernetes objects: split, ordered, compared.
 */
@NullMarked
package org.fedai.kubefate.common.manifest;

import org.jspecify.annotations.NullMarked;
