/** The database connection, waiting for the database at startup, and what all stored objects have in common. */
@NullMarked
package org.fedai.kubefate.server.database;

import org.jspecify.annotations.NullMarked;
