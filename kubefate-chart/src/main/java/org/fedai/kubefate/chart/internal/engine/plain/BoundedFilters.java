package org.fedai.kubefate.chart.internal.engine.plain;

import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.AddFilter;
import com.hubspot.jinjava.lib.filter.AdvancedFilter;
import com.hubspot.jinjava.lib.filter.BatchFilter;
import com.hubspot.jinjava.lib.filter.CenterFilter;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.lib.filter.FormatFilter;
import com.hubspot.jinjava.lib.filter.RoundFilter;
import com.hubspot.jinjava.lib.filter.SumFilter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.FunctionLimits;
import org.jspecify.annotations.Nullable;

/** The filters of Jinjava that make as much of their input as a number in it says, kept within limits. */
final class BoundedFilters {
    private static final Pattern CONVERSION = Pattern.compile("%(?:\\d{1,9}\\$|<)?[^\\p{L}%$<]*");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern HUGE = Pattern.compile("\\d[eE][+-]?\\d{4}");
    /** What a conversion writes of a number or time without a width. */
    private static final long SHORTEST = 64;

    private interface Check {
        void of(@Nullable Object value, Object[] arguments);
    }

    private record Bounded(Filter filter, Check check) implements AdvancedFilter {
        @Override
        public String getName() {
            return filter.getName();
        }

        @Override
        public Object filter(
                Object value, JinjavaInterpreter interpreter, Object[] arguments, Map<String, Object> named) {
            check.of(value, arguments);
            return filter.filter(value, interpreter, arguments, named);
        }
    }

    private final FunctionLimits limits;

    BoundedFilters(FunctionLimits limits) {
        this.limits = limits;
    }

    List<Filter> all() {
        return List.of(
                new Bounded(new CenterFilter(), this::checkSize),
                new Bounded(new BatchFilter(), this::checkSize),
                new Bounded(new FormatFilter(), this::checkFormat),
                new Bounded(new AddFilter(), this::checkNumbers),
                new Bounded(new SumFilter(), this::checkNumbers),
                new Bounded(new RoundFilter(), (value, arguments) -> {
                    checkSize(value, arguments);
                    checkNumbers(value, arguments);
                }));
    }

    private void checkSize(@Nullable Object value, Object[] arguments) {
        Stream.of(arguments).limit(1).forEach(size -> check(largest(String.valueOf(size))));
    }

    /** Decimals hold all digits of what they are: {@code 1e999999999} has a thousand million. */
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
        long longest = Stream.of(arguments)
                .mapToLong(argument -> String.valueOf(argument).length())
                .reduce(SHORTEST, Math::max);
        long length = text.length();
        Matcher conversion = CONVERSION.matcher(text);
        while (conversion.find()) {
            length += longest + largest(conversion.group());
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
