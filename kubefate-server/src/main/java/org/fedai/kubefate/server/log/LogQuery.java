package org.fedai.kubefate.server.log;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.fedai.kubefate.server.kubernetes.LogOptions;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The query of a request for logs. Empty values, 0 for bytes and -1 for lines mean the same as none, as existing clients send them. */
final class LogQuery {
    private final UnaryOperator<@Nullable String> parameters;

    private LogQuery(UnaryOperator<@Nullable String> parameters) {
        this.parameters = parameters;
    }

    /**
     * @param parameters gives a parameter by its name; null when there is none
     * @throws Problem when a value cannot be read
     */
    static LogOptions read(UnaryOperator<@Nullable String> parameters, boolean follow) {
        LogQuery query = new LogQuery(parameters);
        Long tail = query.number("tail");
        Long bytes = query.number("limit-bytes");
        return new LogOptions(
                query.text("container"),
                query.flag("previous"),
                query.value("since", "seconds, such as 600", LogQuery::seconds),
                query.value("since-time", "a time, such as 2026-11-25T12:00:00Z", LogQuery::time),
                query.flag("timestamps"),
                tail == null || tail < 0 ? null : Math.toIntExact(Math.min(tail, Integer.MAX_VALUE)),
                bytes == null || bytes <= 0 ? null : bytes,
                follow);
    }

    private @Nullable String text(String name) {
        String text = parameters.apply(name);
        return text == null || text.isBlank() ? null : text;
    }

    private boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    private @Nullable Long number(String name) {
        return value(name, "a whole number", Long::valueOf);
    }

    private <T> @Nullable T value(String name, String form, Function<String, @Nullable T> reader) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw Problem.malformed(name + "=" + text + " cannot be read; it is " + form);
        }
    }

    private static @Nullable Duration seconds(String text) {
        long seconds = Long.parseLong(text.endsWith("s") ? text.substring(0, text.length() - 1) : text);
        return seconds <= 0 ? null : Duration.ofSeconds(seconds);
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
