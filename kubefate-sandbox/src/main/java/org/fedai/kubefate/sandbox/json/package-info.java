/** Objects as JSON trees: reading them without fear of what is missing, and changing copies of them. */
@NullMarked
package org.fedai.kubefate.sandbox.json;

import org.jspecify.annotations.NullMarked;
