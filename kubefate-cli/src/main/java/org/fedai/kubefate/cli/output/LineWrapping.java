package org.fedai.kubefate.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Wraps lines that are too long for the terminal at spaces, keeping their indentation. */
final class LineWrapping {
    /** Narrower terminals are not wrapped. */
    private static final int LEAST = 40;

    private LineWrapping() {}

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
