package org.fedai.kubefate.cli.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties of the output device.
 *
 * @param interactive whether it is a terminal on which lines can be redrawn
 * @param columns the width; 0 if it is unknown or unlimited
 * @param rows the height; 0 if it is unknown or unlimited
 * @param colours whether to print colors
 */
public record Terminal(boolean interactive, int columns, int rows, boolean colours) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) (\\d{1,5})");

    /** A pipe or a file. */
    public static final Terminal NONE = new Terminal(false, 0, 0, false);

    /** A person's, with colours. */
    public static Terminal of(int columns, int rows) {
        return new Terminal(true, columns, rows, true);
    }

    /** A person's, of the size that {@code stty size} prints: rows and columns. Empty if it is something else. */
    public static Optional<Terminal> parse(String size) {
        Matcher numbers = SIZE.matcher(size.strip());
        return numbers.matches()
                ? Optional.of(of(Integer.parseInt(numbers.group(2)), Integer.parseInt(numbers.group(1))))
                : Optional.empty();
    }

    public Terminal withoutColours() {
        return withColours(false);
    }

    Terminal withColours(boolean wanted) {
        return new Terminal(interactive, columns, rows, wanted);
    }
}
