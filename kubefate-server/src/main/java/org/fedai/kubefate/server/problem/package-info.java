/**
 * The one exception with which a service refuses a request, by sort of refusal.
 */
@NullMarked
package org.fedai.kubefate.server.problem;

import org.jspecify.annotations.NullMarked;
