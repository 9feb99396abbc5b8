/**
 * Who did what, when, from where and how it ended. Other features tell it what their requests are about; it knows none of
 * them, and stores nothing that was sent.
 */
@NullMarked
package org.fedai.kubefate.server.audit;

import org.jspecify.annotations.NullMarked;
