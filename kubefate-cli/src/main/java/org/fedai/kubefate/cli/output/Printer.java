package org.fedai.kubefate.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;
import org.fedai.kubefate.cli.config.Terminal;

/** Prints results in the form asked for. */
public final class Printer {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Terminal terminal;

    public Printer(PrintWriter out, PrintWriter err, Terminal terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** Prints a list. That it is empty is told beside it: the titles stay, as scripts skip them. */
    public <T> void list(List<T> rows, Table<T> table, Format format) {
        boolean forPeople = format == Format.TABLE || format == Format.WIDE;
        out.print(
                switch (format) {
                    case TABLE -> table.render(rows, false);
                    case WIDE -> table.render(rows, true);
                    case YAML -> WireDocuments.yaml(rows);
                    case JSON -> WireDocuments.json(rows);
                });
        if (rows.isEmpty() && forPeople) {
            out.flush();
            err.println("kubefate: there are no " + table.things());
        }
    }

    /** Wire records as maps, lists and plain values, under the keys they travel with. */
    public Object document(Object records) {
        return WireDocuments.document(records);
    }

    public <T> void describe(T value, Function<T, Card> card, Format format) {
        out.print(
                switch (format) {
                    case TABLE, WIDE -> card.apply(value).render(terminal.columns());
                    case YAML -> WireDocuments.yaml(value);
                    case JSON -> WireDocuments.json(value);
                });
    }
}
