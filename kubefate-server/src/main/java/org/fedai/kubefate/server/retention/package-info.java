/**
 * Deletes what is kept only for a while, on one replica at a time. What a feature deletes, and when, is the feature's own: it implements
 * {@link org.fedai.kubefate.server.retention.Retention}.
 */
@NullMarked
package org.fedai.kubefate.server.retention;

import org.jspecify.annotations.NullMarked;
