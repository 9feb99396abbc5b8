/** How two revisions differ, for people: objects, lines and fields, with hashes in place of secrets. Asks nobody and changes nothing. */
@NullMarked
package org.fedai.kubefate.server.release.compare;

import org.jspecify.annotations.NullMarked;
