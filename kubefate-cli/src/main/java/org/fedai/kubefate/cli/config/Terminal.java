package org.fedai.kubefate.cli.config;

/**
 * The properties of the output device.
 *
 * @param interactive whether it is a terminal on which lines can be redrawn
 * @param columns the width; 0 if it is unknown or unlimited
 * @param rows the height; 0 if it is unknown or unlimited
 * @param colours whether to print colors
 */
public record Terminal(boolean interactive, int columns, int rows, boolean colours) {
    /** A pipe or a file. */
    public static final Terminal NONE = new Terminal(false, 0, 0, false);

    /** A person's, with colours. */
    public static Terminal of(int columns, int rows) {
        return new Terminal(true, columns, rows, true);
    }

    public Terminal withoutColours() {
        return new Terminal(interactive, columns, rows, false);
    }
}
