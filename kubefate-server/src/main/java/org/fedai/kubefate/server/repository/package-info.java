/**
 * The Helm repository from which charts are downloaded: its address, the way there, its index and its archives.
 */
@NullMarked
package org.fedai.kubefate.server.repository;

import org.jspecify.annotations.NullMarked;
