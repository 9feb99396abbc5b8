/**
 * Rendered Kubernetes objects: split, ordered, compared.
 */
@NullMarked
package org.fedai.kubefate.chart.manifest;

import org.jspecify.annotations.NullMarked;
