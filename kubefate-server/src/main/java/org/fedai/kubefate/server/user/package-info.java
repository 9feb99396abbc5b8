/**
 * Accounts: the first administrator, and those made later.
 */
@NullMarked
package org.fedai.kubefate.server.user;

import org.jspecify.annotations.NullMarked;
