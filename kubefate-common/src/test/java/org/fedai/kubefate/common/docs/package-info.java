/**
 * The Markdown pages of the project: links resolve, and the operator pages in {@code docs/zh} say what those in {@code docs} say. Only what is
 * about pages as pages belongs here; that a page's examples are true is tested where the thing they show is.
 */
@NullMarked
package org.fedai.kubefate.common.docs;

import org.jspecify.annotations.NullMarked;
