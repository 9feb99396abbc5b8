package org.fedai.kubefate.chart.internal.engine.plain;

import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.AdvancedFilter;
import com.hubspot.jinjava.lib.filter.Filter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.FunctionLimits;
import org.jspecify.annotations.Nullable;

/**
 * The filters of Jinja with limits: their input must not exceed the limit of a text, their results are counted, and filters whose output size
 * depends on a number in their input are checked in advance.
 */
final class BoundedFilters {
    private static final Pattern CONVERSION = Pattern.compile("%(?:\\d{1,9}\\$|<)?[^\\p{L}%$<]*");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern HUGE = Pattern.compile("\\d[eE][+-]?\\d{4}");
    /** What a conversion writes of a number or time without a width. */
    private static final long SHORTEST = 64;

    private interface Check {
        void of(@Nullable Object value, Object[] arguments);
    }

    /** An interpreter that counts the results of filters. */
    interface Spending {
        JinjaBudget budget();
    }

    private final class Bounded implements AdvancedFilter {
        private final Filter filter;
        private final Check check;

        Bounded(Filter filter, Check check) {
            this.filter = filter;
            this.check = check;
        }

        @Override
        public String getName() {
            return filter.getName();
        }

        @Override
        public boolean preserveSafeString() {
            return filter.preserveSafeString();
        }

        @Override
        public Object filter(
                Object value, JinjavaInterpreter interpreter, Object[] arguments, Map<String, Object> named) {
            checkText(value);
            Stream.of(arguments).forEach(BoundedFilters.this::checkText);
            check.of(value, arguments);
            Object result = filter.filter(value, interpreter, arguments, named);
            if (interpreter instanceof Spending spending) {
                spending.budget().spend(result);
            }
            return result;
        }
    }

    private final FunctionLimits limits;
    private final int longest;
    private final Map<String, Check> checks = Map.of(
            "center", this::checkSize,
            "batch", this::checkSize,
            "format", this::checkFormat,
            "indent", this::checkIndent,
            "add", this::checkNumbers,
            "sum", this::checkNumbers,
            "multiply", this::checkNumbers,
            "divide", this::checkNumbers,
            "round",
                    (value, arguments) -> {
                        checkSize(value, arguments);
                        checkNumbers(value, arguments);
                    });

    /**
     * @param longest the maximum number of characters of the input of a filter
     */
    BoundedFilters(FunctionLimits limits, int longest) {
        this.limits = limits;
        this.longest = longest;
    }

    List<Filter> of(Collection<Filter> filters) {
        return filters.stream().<Filter>map(this::bounded).toList();
    }

    private Bounded bounded(Filter filter) {
        return new Bounded(filter, checks.getOrDefault(filter.getName(), (value, arguments) -> {}));
    }

    private void checkText(@Nullable Object value) {
        if (value instanceof CharSequence text && text.length() > longest) {
            throw new InterpretException("a text of " + text.length()
                    + " characters is too long for a filter, which takes up to " + longest);
        }
    }

    private void checkSize(@Nullable Object value, Object[] arguments) {
        Stream.of(arguments).limit(1).forEach(size -> check(largest(String.valueOf(size))));
    }

    /** Adds the given number of spaces before every line. */
    private void checkIndent(@Nullable Object value, Object[] arguments) {
        long lines = 1 + String.valueOf(value).chars().filter(c -> c == '\n').count();
        Stream.of(arguments).limit(1).forEach(width -> check(lines * largest(String.valueOf(width))));
    }

    /** Decimals contain all their digits: {@code 1e999999999} has a billion. */
    private void checkNumbers(@Nullable Object value, Object[] arguments) {
        if (HUGE.matcher(String.valueOf(value)).find()
                || Stream.of(arguments)
                        .anyMatch(argument ->
                                HUGE.matcher(String.valueOf(argument)).find())) {
            throw new InterpretException("the number has too many digits");
        }
    }

    /** Every conversion may write the longest argument, or as much as its width says. */
    private void checkFormat(@Nullable Object format, Object[] arguments) {
        String text = String.valueOf(format);
        long longestArgument = Stream.of(arguments)
                .mapToLong(argument -> String.valueOf(argument).length())
                .reduce(SHORTEST, Math::max);
        long length = text.length();
        Matcher conversion = CONVERSION.matcher(text);
        while (conversion.find()) {
            length += longestArgument + largest(conversion.group());
            check(length);
        }
    }

    private void check(long length) {
        if (length > limits.elements()) {
            throw new InterpretException("the result would be longer than " + limits.elements());
        }
    }

    private static long largest(String text) {
        return NUMBER.matcher(text)
                .results()
                .mapToLong(number -> number.group().length() > 9 ? Integer.MAX_VALUE : Long.parseLong(number.group()))
                .max()
                .orElse(0);
    }
}
