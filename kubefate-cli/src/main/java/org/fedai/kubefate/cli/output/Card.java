package org.fedai.kubefate.cli.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing as a card in two columns: keys padded to the longest, values that may have several lines. */
public final class Card {
    private final List<Row> rows = new ArrayList<>();

    private record Row(String key, List<String> lines) {}

    Card row(String key, @Nullable Object value) {
        rows.add(new Row(key, List.of(value == null ? "" : value.toString())));
        return this;
    }

    /** A value of several lines, set off from what follows by an empty one. */
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
     * The card's text, ended by a newline.
     *
     * @param columns the width at which values wrap; 0 for never
     */
    String render(int columns) {
        int indent = 1 + rows.stream().mapToInt(row -> row.key().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            String key = row.key();
            for (String line : row.lines()) {
                for (String piece : Wrapping.wrap(line, columns - indent)) {
                    text.append((key + " ".repeat(indent - key.length()) + piece).stripTrailing())
                            .append('\n');
                    key = "";
                }
            }
        }
        return text.toString();
    }
}
