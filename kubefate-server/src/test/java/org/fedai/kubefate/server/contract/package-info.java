/** What existing clients rely on, literally: paths, messages, keys, forms of values. */
@NullMarked
package org.fedai.kubefate.server.contract;

import org.jspecify.annotations.NullMarked;
