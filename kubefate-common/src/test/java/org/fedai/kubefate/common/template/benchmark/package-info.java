/**
 * How fast charts are rendered, beside Helm.
 */
@NullMarked
package org.fedai.kubefate.common.template.benchmark;

import org.jspecify.annotations.NullMarked;
