/**
 * One class per command, named after the command. A command parses its arguments, makes one call and passes the result
 * to a printer.
 */
@NullMarked
package org.fedai.kubefate.cli.command;

import org.jspecify.annotations.NullMarked;
