/**
 * The records of the REST API, with the key names that existing clients rely on.
 *
 * <p>Only data: no behaviour beyond serialization, no Spring, no database.
 */
@NullMarked
package org.fedai.kubefate.common.api;

import org.jspecify.annotations.NullMarked;
