package org.fedai.kubefate.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list as a table with a header and padded columns.
 *
 * @param <T> the type of rows
 */
public final class Table<T> {
    private static final String GAP = "   ";

    private final List<Column<T>> columns;

    private final String things;
    private final Function<T, String> name;

    private Table(String things, Function<T, String> name, List<Column<T>> columns) {
        this.things = things;
        this.name = name;
        this.columns = List.copyOf(columns);
    }

    /** When a column is shown. */
    private enum Shown {
        ALWAYS,
        WIDE,
        /** If one of the rows has something in it. */
        IF_USED
    }

    private record Column<T>(String title, Shown when, Function<T, @Nullable String> cell) {
        boolean isShown(List<T> rows, boolean wide) {
            return switch (when) {
                case ALWAYS -> true;
                case WIDE -> wide;
                case IF_USED ->
                    rows.stream().anyMatch(row -> !orDash(cell.apply(row)).equals("-"));
            };
        }
    }

    /**
     * Starts a table.
     *
     * @param things the name of the rows: {@code clusters}
     * @param name what commands take as an argument for a row
     */
    static <T> Builder<T> of(String things, Function<T, String> name) {
        return new Builder<>(things, name);
    }

    String things() {
        return things;
    }

    /** What commands take as an argument for the row. */
    String name(T row) {
        return VisibleText.line(name.apply(row));
    }

    /** The formatted table, with a trailing newline. */
    String render(List<T> rows, boolean wide) {
        List<Column<T>> shown =
                columns.stream().filter(column -> column.isShown(rows, wide)).toList();
        List<List<String>> lines = new ArrayList<>();
        lines.add(shown.stream().map(Column::title).toList());
        for (T row : rows) {
            lines.add(shown.stream()
                    .map(column -> orDash(column.cell().apply(row)))
                    .toList());
        }
        int[] widths = IntStream.range(0, shown.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> TextWidth.of(line.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line(line, widths)).append('\n'));
        return text.toString();
    }

    /**
     * The lines of some rows, with a trailing newline and without a header.
     *
     * @param others rows that were shown before, whose columns these continue
     */
    String renderMore(List<T> others, List<T> rows, boolean wide) {
        List<T> all = Stream.concat(others.stream(), rows.stream()).toList();
        return render(all, wide)
                .lines()
                .skip(1L + others.size())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).repeat(' ', widths[column] - TextWidth.of(cell)).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /** Cells are never empty, so that scripts can count columns. */
    private static String orDash(@Nullable String cell) {
        return cell == null || cell.isBlank() ? "-" : VisibleText.line(cell);
    }

    /** Adds columns from left to right. */
    static final class Builder<T> {
        private final String things;
        private final Function<T, String> name;
        private final List<Column<T>> columns = new ArrayList<>();

        private Builder(String things, Function<T, String> name) {
            this.things = things;
            this.name = name;
        }

        Builder<T> column(String title, Function<T, @Nullable String> cell) {
            columns.add(new Column<>(title, Shown.ALWAYS, cell));
            return this;
        }

        Builder<T> wide(String title, Function<T, @Nullable String> cell) {
            columns.add(new Column<>(title, Shown.WIDE, cell));
            return this;
        }

        /** A column for what few rows have, so that lists without it look as ever. */
        Builder<T> ifUsed(String title, Function<T, @Nullable String> cell) {
            columns.add(new Column<>(title, Shown.IF_USED, cell));
            return this;
        }

        Table<T> build() {
            return new Table<>(things, name, columns);
        }
    }
}
