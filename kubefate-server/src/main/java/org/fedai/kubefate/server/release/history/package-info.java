/** What releases consisted of: each revision, recorded before its first object is applied. Knows none of the other packages of releases. */
@NullMarked
package org.fedai.kubefate.server.release.history;

import org.jspecify.annotations.NullMarked;
