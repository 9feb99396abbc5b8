package org.fedai.kubefate.server.log;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.server.kubernetes.logs.LogOptions;
import org.fedai.kubefate.server.kubernetes.logs.LogPortion;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Parses the query of a log request. Empty values, 0 bytes and -1 lines mean no limit, because existing clients send
 * them.
 */
final class LogQuery {
    /** The boolean values that Go accepts. */
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");

    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?(?:e\\+?\\d{1,2})?)(s|m|h)?");
    private static final Duration MAX_DURATION = Duration.ofDays(36_500);

    private final UnaryOperator<@Nullable String> parameters;

    private LogQuery(UnaryOperator<@Nullable String> parameters) {
        this.parameters = parameters;
    }

    /**
     * @param parameters returns a parameter by name; null if it is absent
     * @throws Problem if a value is invalid
     */
    static LogOptions read(UnaryOperator<@Nullable String> parameters) {
        LogQuery query = new LogQuery(parameters);
        Long tail = query.number("tail");
        Long bytes = query.number("limit-bytes");
        if (query.text("since") != null && query.text("since-time") != null) {
            throw Problem.malformed("since and since-time are mutually exclusive");
        }
        LogPortion portion = new LogPortion(
                query.value("since", "seconds, such as 600, or with a unit, such as 10m", LogQuery::duration),
                query.value("since-time", "a time, such as 2026-11-25T12:00:00Z", LogQuery::time),
                tail == null || tail < 0 ? null : Math.toIntExact(Math.min(tail, Integer.MAX_VALUE)),
                bytes == null || bytes <= 0 ? null : bytes);
        return new LogOptions(
                query.text("container"),
                query.flag("previous") ? LogOptions.Instance.PREVIOUS : LogOptions.Instance.CURRENT,
                portion,
                query.flag("timestamps"));
    }

    private @Nullable String text(String name) {
        String text = parameters.apply(name);
        return text == null || text.isBlank() ? null : text;
    }

    private boolean flag(String name) {
        String text = text(name);
        if (text == null || FALSE.contains(text)) {
            return false;
        }
        if (TRUE.contains(text)) {
            return true;
        }
        throw Problem.malformed(name + "=" + text + " is invalid; expected true or false");
    }

    private @Nullable Long number(String name) {
        return value(name, "a whole number", Long::valueOf);
    }

    private <T> @Nullable T value(String name, String expected, Function<String, @Nullable T> reader) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (DateTimeException | NumberFormatException e) {
            throw Problem.malformed(name + "=" + text + " is invalid; expected " + expected);
        }
    }

    /**
     * Whole seconds, as Kubernetes expects, rounded up. The Go command line sends fractions, and 7.2e+06 for 2000
     * hours.
     */
    private static @Nullable Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new NumberFormatException(text);
        }
        double unit = switch (String.valueOf(parts.group(2))) {
            case "m" -> 60;
            case "h" -> 3600;
            default -> 1;
        };
        long seconds = (long) Math.ceil(Double.parseDouble(parts.group(1)) * unit);
        return seconds == 0 ? null : Duration.ofSeconds(Math.min(seconds, MAX_DURATION.toSeconds()));
    }

    /** A plus sign that was not encoded arrives as a space. */
    private static Instant time(String text) {
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    }
}
