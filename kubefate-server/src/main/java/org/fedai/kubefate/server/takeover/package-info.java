/**
 * Takes over what a Go KubeFATE has left in its database: users, charts, clusters and jobs. Everything that knows the Go service's tables, numbers and texts
 * is here; how the rows are stored is decided by the features, in their {@code Import} classes. The Go service's tables are only read. Nothing depends
 * on this package.
 */
@NullMarked
package org.fedai.kubefate.server.takeover;

import org.jspecify.annotations.NullMarked;
