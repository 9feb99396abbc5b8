/**
 * Decides what charts may do: where they write, which kinds they create, and what their pods and Roles may use. Finds updates that
 * would not find their data. Changes nothing.
 */
@NullMarked
package org.fedai.kubefate.server.release.policy;

import org.jspecify.annotations.NullMarked;
