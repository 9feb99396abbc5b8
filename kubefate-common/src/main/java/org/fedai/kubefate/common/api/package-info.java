/**
 * The records that travel over the REST interface, with the key names existing clients rely on.
 *
 * <p>Only data: no behaviour beyond reading and writing itself, no Spring, no database.
 */
@NullMarked
package org.fedai.kubefate.common.api;

import org.jspecify.annotations.NullMarked;
