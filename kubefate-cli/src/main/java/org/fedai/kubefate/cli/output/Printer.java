package org.fedai.kubefate.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fedai.kubefate.cli.config.Terminal;

/** Prints results in the requested format. */
public final class Printer {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Terminal terminal;

    public Printer(PrintWriter out, PrintWriter err, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /**
     * Prints a list. If it is empty, the header is still printed, because scripts skip it, and a message goes to
     * stderr.
     */
    public <T> void list(List<T> rows, Table<T> table, Format format) {
        boolean forPeople = !format.isDocument();
        out.print(
                switch (format) {
                    case TABLE -> table.render(rows, false);
                    case WIDE -> table.render(rows, true);
                    case YAML -> WireDocuments.yaml(rows);
                    case JSON -> WireDocuments.json(rows);
                    case NAME ->
                        rows.stream().map(row -> table.name(row) + "\n").collect(Collectors.joining());
                });
        if (rows.isEmpty() && forPeople) {
            out.flush();
            err.println("kubefate: no " + table.things() + " found");
        }
    }

    /**
     * Prints rows of a list that is watched, each row by itself: one line, or one document.
     *
     * @param before the rows that were printed before; the header precedes the first row
     */
    public <T> void more(List<T> before, List<T> rows, Table<T> table, Format format) {
        if (rows.isEmpty()) {
            return;
        }
        switch (format) {
            case TABLE, WIDE -> {
                boolean wide = format == Format.WIDE;
                out.print(before.isEmpty() ? table.render(rows, wide) : table.renderMore(before, rows, wide));
            }
            case YAML -> rows.forEach(row -> out.print("---\n" + WireDocuments.yaml(row)));
            case JSON -> rows.forEach(row -> out.print(WireDocuments.json(row)));
            case NAME -> rows.forEach(row -> out.print(table.name(row) + "\n"));
        }
        out.flush();
    }

    /**
     * Prints a value.
     *
     * @param format a document format
     */
    public void print(Object value, Format format) {
        out.print(format == Format.YAML ? WireDocuments.yaml(value) : WireDocuments.json(value));
    }

    /** REST records as maps, lists and scalars, with their REST keys. */
    public Object document(Object records) {
        return WireDocuments.document(records);
    }

    /** Prints one of what the table lists. */
    public <T> void describe(T value, Table<T> table, Function<T, Card> card, Format format) {
        out.print(
                switch (format) {
                    case TABLE, WIDE -> card.apply(value).render(terminal.columns());
                    case YAML -> WireDocuments.yaml(value);
                    case JSON -> WireDocuments.json(value);
                    case NAME -> table.name(value) + "\n";
                });
    }
}
