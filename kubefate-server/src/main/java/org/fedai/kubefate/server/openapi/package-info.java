/**
 * Describes the REST interface to people and programs: an OpenAPI document, and a page to try it on.
 */
@NullMarked
package org.fedai.kubefate.server.openapi;

import org.jspecify.annotations.NullMarked;
