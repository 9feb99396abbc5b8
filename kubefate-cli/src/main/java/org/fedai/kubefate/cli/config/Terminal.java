package org.fedai.kubefate.cli.config;

/**
 * Where the output goes.
 *
 * @param interactive whether a person looks at it, so that lines may be drawn again
 * @param columns width; 0 when it is not known or does not matter
 * @param rows height; 0 when it is not known or does not matter
 * @param colours whether colours are wanted
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
