/** User accounts, including the initial administrator. */
@NullMarked
package org.fedai.kubefate.server.user;

import org.jspecify.annotations.NullMarked;
