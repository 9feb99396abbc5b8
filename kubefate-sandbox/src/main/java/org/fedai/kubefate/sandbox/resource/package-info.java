/** Resource types, object identities and failures. */
@NullMarked
package org.fedai.kubefate.sandbox.resource;

import org.jspecify.annotations.NullMarked;
