/** The files of deploy/, put to use. */
@NullMarked
package org.fedai.kubefate.server.deploy;

import org.jspecify.annotations.NullMarked;
