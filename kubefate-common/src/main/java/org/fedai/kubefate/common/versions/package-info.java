/**
 * Charts of which one folder is the source of several versions. Knows the files of a chart, and neither clusters nor rendering.
 */
@NullMarked
package org.fedai.kubefate.common.versions;

import org.jspecify.annotations.NullMarked;
