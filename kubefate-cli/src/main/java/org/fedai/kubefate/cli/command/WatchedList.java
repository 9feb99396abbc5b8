package org.fedai.kubefate.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.cli.client.ListWatch;
import org.fedai.kubefate.cli.output.Format;
import org.fedai.kubefate.cli.output.Table;

/**
 * Prints a list and then what changes, a line each.
 *
 * @param <T> the type of rows
 */
public final class WatchedList<T> {
    /** Columns are as wide as those of the rows that were printed last. */
    private static final int REMEMBERED = 1000;

    private final Session session;
    private final Table<T> table;
    private final Format format;
    private final List<T> printed = new ArrayList<>();

    public WatchedList(Session session, Table<T> table, Format format) {
        this.session = session;
        this.table = table;
        this.format = format;
    }

    /** Goes on until the process is interrupted. */
    public void watch(ListWatch<T> watch) {
        try {
            watch.follow(this::print, session::note);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(List<T> rows) {
        session.printer().more(printed, rows, table, format);
        printed.addAll(rows);
        if (printed.size() > REMEMBERED) {
            printed.subList(0, printed.size() - REMEMBERED).clear();
        }
    }
}
