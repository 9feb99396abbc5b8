/** What the tests of the service share. */
@NullMarked
package org.fedai.kubefate.server.testing;

import org.jspecify.annotations.NullMarked;
