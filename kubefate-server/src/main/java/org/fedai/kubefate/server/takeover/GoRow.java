package org.fedai.kubefate.server.takeover;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row of a table of the Go service. A column that the version at hand does not have is null. */
final class GoRow {
    private static final Pattern WITH_OFFSET = Pattern.compile(".*(Z|[+-]\\d\\d:\\d\\d)");
    private static final int UUID_LENGTH = 36;

    private final Map<String, byte[]> columns;

    private GoRow(Map<String, byte[]> columns) {
        this.columns = columns;
    }

    static GoRow of(ResultSet row, int number) throws SQLException {
        ResultSetMetaData labels = row.getMetaData();
        Map<String, byte[]> columns = new LinkedHashMap<>();
        for (int i = 1; i <= labels.getColumnCount(); i++) {
            byte[] content = content(row, i, labels.getColumnType(i));
            if (content != null) {
                columns.put(labels.getColumnLabel(i).toLowerCase(Locale.ROOT), content);
            }
        }
        return new GoRow(columns);
    }

    /** The driver decodes texts, which need not be UTF-8 in the database. Bytes are always JSON. */
    private static byte @Nullable [] content(ResultSet row, int column, int type) throws SQLException {
        return switch (type) {
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> row.getBytes(column);
            default -> {
                String text = row.getString(column);
                yield text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            }
        };
    }

    /** Empty for null. */
    String text(String column) {
        return new String(bytes(column), StandardCharsets.UTF_8);
    }

    /** Empty for null. */
    byte[] bytes(String column) {
        return columns.getOrDefault(column, new byte[0]);
    }

    /** 0 for null. */
    long number(String column) {
        String text = text(column);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    boolean flag(String column) {
        return number(column) != 0;
    }

    long id() {
        return number("id");
    }

    /** Null if it does not fit what this service stores. */
    @Nullable
    String uuid() {
        String uuid = text("uuid");
        return uuid.isEmpty() || uuid.length() > UUID_LENGTH ? null : uuid;
    }

    /** In UTC, as the containers of the Go service run; null if it is unknown. */
    @Nullable
    Instant time(String column) {
        return parse(text(column).replace(' ', 'T'));
    }

    /** A time in the format of ISO 8601; null if it is unknown, for which Go writes the year 1 and databases the year 0. */
    static @Nullable Instant parse(String text) {
        try {
            Instant time = WITH_OFFSET.matcher(text).matches()
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            return time.isBefore(Instant.EPOCH) ? null : time.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** When it was created; the given time if that is unknown. */
    Instant createdAt(Instant otherwise) {
        Instant time = time("created_at");
        return time == null ? otherwise : time;
    }

    /** When the Go service wrote it last; the given time if that is unknown. */
    Instant updatedAt(Instant otherwise) {
        Instant time = time("updated_at");
        return time == null ? otherwise : time;
    }
}
