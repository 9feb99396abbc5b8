/**
 * Where the database is, and waiting for it at the start.
 */
@NullMarked
package org.fedai.kubefate.server.database;

import org.jspecify.annotations.NullMarked;
