package org.fedai.kubefate.server.takeover;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.fedai.kubefate.server.database.UtcTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** The tables of the Go service in a database, read-only. */
final class GoDatabase {
    private final JdbcClient jdbc;
    private final Set<GoTable> tables;
    private final List<String> strangers;

    private GoDatabase(JdbcClient jdbc, Set<GoTable> tables, List<String> strangers) {
        this.jdbc = jdbc;
        this.tables = tables;
        this.strangers = List.copyOf(strangers);
    }

    /** Looks for the tables; takes part in the transaction of the caller. */
    static GoDatabase in(DataSource database) {
        Map<GoTable, Set<String>> missing = new EnumMap<>(GoTable.class);
        Connection connection = DataSourceUtils.getConnection(database);
        try {
            for (GoTable table : GoTable.values()) {
                Set<String> columns = columns(connection, table);
                if (!columns.isEmpty()) {
                    Set<String> absent = new TreeSet<>(table.required());
                    absent.removeAll(columns);
                    missing.put(table, absent);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the tables of the database cannot be listed: " + e.getMessage(), e);
        } finally {
            DataSourceUtils.releaseConnection(connection, database);
        }
        Set<GoTable> tables = EnumSet.noneOf(GoTable.class);
        List<String> strangers = new ArrayList<>();
        missing.forEach((table, absent) -> {
            if (absent.isEmpty()) {
                tables.add(table);
            } else {
                strangers.add("table " + table.table() + " is not read: the Go service's has the columns "
                        + String.join(", ", absent) + " too");
            }
        });
        return new GoDatabase(JdbcClient.create(database), tables, tables.isEmpty() ? List.of() : strangers);
    }

    private static Set<String> columns(Connection connection, GoTable table) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        Set<String> columns = new HashSet<>();
        try (ResultSet rows = database.getColumns(connection.getCatalog(), null, table.table(), null)) {
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }

    boolean isEmpty() {
        return tables.isEmpty();
    }

    /** A sentence for each table that has the name of one of the Go service's, but other columns. */
    List<String> strangers() {
        return strangers;
    }

    /** The highest ID ever stored in the table that is still there; 0 if there are no rows. */
    long lastId(GoTable table) {
        return tables.contains(table)
                ? jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM " + table.table())
                        .query(Long.class)
                        .single()
                : 0;
    }

    /** The rows with a higher ID, in the order of the IDs. */
    List<GoRow> rows(GoTable table, long after) {
        return rows(table, after, Integer.MAX_VALUE);
    }

    List<GoRow> rows(GoTable table, long after, int limit) {
        return tables.contains(table)
                ? jdbc.sql("SELECT * FROM " + table.table() + " WHERE id > ? ORDER BY id LIMIT " + limit)
                        .param(after)
                        .query(GoRow::of)
                        .list()
                : List.of();
    }

    /** The clusters up to this ID that the Go service has written after this time, as {@code namespace/name}. */
    List<String> clustersWrittenAfter(Instant time, long upTo) {
        return tables.contains(GoTable.CLUSTERS)
                ? jdbc
                        .sql("SELECT name, name_space FROM clusters WHERE id <= ? AND updated_at > ? ORDER BY id")
                        .params(upTo, UtcTime.of(time))
                        .query(GoRow::of)
                        .list()
                        .stream()
                        .map(row -> row.text("name_space") + "/" + row.text("name"))
                        .toList()
                : List.of();
    }
}
