/** Authentication and authorization: login, tokens, roles. */
@NullMarked
package org.fedai.kubefate.server.security;

import org.jspecify.annotations.NullMarked;
