/** The description of the REST API: an OpenAPI document and an interactive page. */
@NullMarked
package org.fedai.kubefate.server.openapi;

import org.jspecify.annotations.NullMarked;
