/** The four patch types: JSON patch, merge patch, strategic merge patch and server-side apply. */
@NullMarked
package org.fedai.kubefate.sandbox.patch;

import org.jspecify.annotations.NullMarked;
