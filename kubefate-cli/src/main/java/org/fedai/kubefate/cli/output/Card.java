package org.fedai.kubefate.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object as a card with two columns: padded keys, and values of one or more lines. */
public final class Card {
    private final List<Row> rows = new ArrayList<>();

    private record Row(String key, List<String> lines) {}

    Card row(String key, @Nullable Object value) {
        rows.add(new Row(key, List.of(value == null ? "" : value.toString())));
        return this;
    }

    /** Adds a value of several lines, followed by an empty line. */
    Card block(String key, List<String> lines) {
        List<String> spaced = new ArrayList<>(lines);
        spaced.add("");
        rows.add(new Row(key, spaced));
        return this;
    }

    Card lines(String key, List<String> lines) {
        if (!lines.isEmpty()) {
            rows.add(new Row(key, lines));
        }
        return this;
    }

    /**
     * The formatted card, with a trailing newline.
     *
     * @param columns the width at which values are wrapped; 0 for no wrapping
     */
    String render(int columns) {
        int indent = 1 + rows.stream().mapToInt(row -> row.key().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            String key = row.key();
            for (String line : row.lines()) {
                for (String piece : LineWrapping.wrap(line, columns - indent)) {
                    text.append((key + " ".repeat(indent - key.length()) + piece).stripTrailing())
                            .append('\n');
                    key = "";
                }
            }
        }
        return text.toString();
    }
}
