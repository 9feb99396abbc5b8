/** The version of the service. */
@NullMarked
package org.fedai.kubefate.server.version;

import org.jspecify.annotations.NullMarked;
