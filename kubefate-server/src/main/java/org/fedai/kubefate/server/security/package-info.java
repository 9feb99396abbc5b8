/**
 * Who asks and what they may do: tokens, login, roles.
 */
@NullMarked
package org.fedai.kubefate.server.security;

import org.jspecify.annotations.NullMarked;
