@NullMarked
package org.fedai.kubefate.cli.output;

import org.jspecify.annotations.NullMarked;
