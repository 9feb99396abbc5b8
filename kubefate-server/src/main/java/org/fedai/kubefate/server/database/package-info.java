/**
 * Where the database is, waiting for it at the start, and what every stored object has in common.
 */
@NullMarked
package org.fedai.kubefate.server.database;

import org.jspecify.annotations.NullMarked;
