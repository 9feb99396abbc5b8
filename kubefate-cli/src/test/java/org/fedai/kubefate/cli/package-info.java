@NullMarked
package org.fedai.kubefate.cli;

import org.jspecify.annotations.NullMarked;
