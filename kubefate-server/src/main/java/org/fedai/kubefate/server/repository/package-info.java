/** The Helm repository from which charts are downloaded: URL, proxies, index and archives. */
@NullMarked
package org.fedai.kubefate.server.repository;

import org.jspecify.annotations.NullMarked;
