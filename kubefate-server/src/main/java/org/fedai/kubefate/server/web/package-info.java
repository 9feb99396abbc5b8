/**
 * What all of the REST interface shares: answers and errors, trailing slashes, limits.
 */
@NullMarked
package org.fedai.kubefate.server.web;

import org.jspecify.annotations.NullMarked;
