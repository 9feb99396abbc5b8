/** Keeps the status of all clusters true: watches them, and tells what differs from what was applied. */
@NullMarked
package org.fedai.kubefate.server.drift;

import org.jspecify.annotations.NullMarked;
