@NullMarked
package org.fedai.kubefate.cli.command;

import org.jspecify.annotations.NullMarked;
