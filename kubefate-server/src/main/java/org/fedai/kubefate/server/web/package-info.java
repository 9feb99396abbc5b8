/** What the whole REST API shares: response and error formats, trailing slashes, limits. */
@NullMarked
package org.fedai.kubefate.server.web;

import org.jspecify.annotations.NullMarked;
