/** Which kinds of objects there are, and what identifies one of them. */
@NullMarked
package org.fedai.kubefate.sandbox.resource;

import org.jspecify.annotations.NullMarked;
