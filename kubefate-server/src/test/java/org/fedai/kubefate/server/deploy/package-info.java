/** Tests of the files in deploy/. */
@NullMarked
package org.fedai.kubefate.server.deploy;

import org.jspecify.annotations.NullMarked;
