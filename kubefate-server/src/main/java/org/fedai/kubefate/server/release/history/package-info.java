/** The history of releases: each revision, recorded before its first object is applied. Does not depend on the other packages of releases. */
@NullMarked
package org.fedai.kubefate.server.release.history;

import org.jspecify.annotations.NullMarked;
