package org.fedai.kubefate.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Breaks lines that are too long for the terminal at spaces; what follows a break keeps the line's own indent. */
final class Wrapping {
    /** In less room wrapping helps nobody. */
    private static final int LEAST = 40;

    private Wrapping() {}

    static List<String> wrap(String line, int width) {
        if (width < LEAST || line.length() <= width) {
            return List.of(line);
        }
        String indent = " ".repeat(Math.min(line.length() - line.stripLeading().length(), width / 2));
        List<String> pieces = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int at = rest.lastIndexOf(' ', width);
            if (at <= indent.length()) {
                at = width;
            }
            pieces.add(rest.substring(0, at).stripTrailing());
            rest = indent + rest.substring(at).stripLeading();
        }
        pieces.add(rest);
        return pieces;
    }
}
