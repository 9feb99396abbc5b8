/**
 * Turns (chart, spec) into applied objects and back: render, apply, prune, wait, history, rollback. One file for each verb.
 */
@NullMarked
package org.fedai.kubefate.server.release;

import org.jspecify.annotations.NullMarked;
