/**
 * Whether the service can do its work.
 */
@NullMarked
package org.fedai.kubefate.server.health;

import org.jspecify.annotations.NullMarked;
