/**
 * One class per command, named like the words that call it. A command parses, makes one call and hands the result to a printer.
 */
@NullMarked
package org.fedai.kubefate.cli.command;

import org.jspecify.annotations.NullMarked;
