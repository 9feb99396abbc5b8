/** The fields of the built-in types, and the check of objects against them. */
@NullMarked
package org.fedai.kubefate.sandbox.schema;

import org.jspecify.annotations.NullMarked;
