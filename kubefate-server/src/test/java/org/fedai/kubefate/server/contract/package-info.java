/** What existing clients rely on: paths, messages, keys, formats. */
@NullMarked
package org.fedai.kubefate.server.contract;

import org.jspecify.annotations.NullMarked;
