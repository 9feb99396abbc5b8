@NullMarked
package org.fedai.kubefate.cli.bundle;

import org.jspecify.annotations.NullMarked;
