/** Objects as JSON trees: null-safe reading and building. */
@NullMarked
package org.fedai.kubefate.sandbox.json;

import org.jspecify.annotations.NullMarked;
