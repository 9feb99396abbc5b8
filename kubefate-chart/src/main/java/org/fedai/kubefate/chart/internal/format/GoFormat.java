package org.fedai.kubefate.chart.internal.format;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Package fmt: values as Go prints them. */
public final class GoFormat {
    private GoFormat() {}

    /** {@code %v} of one value. */
    public static String sprint(@Nullable Object value) {
        return switch (value) {
            case String s -> s;
            case Long n -> n.toString();
            case Boolean b -> b.toString();
            case null -> "<nil>";
            default -> {
                ValuePrinter printer = new ValuePrinter();
                printer.print(value, 'v');
                yield printer.toString();
            }
        };
    }

    /** {@code fmt.Sprint}: a space between two neighbours when neither is a string. */
    public static String sprint(List<? extends @Nullable Object> values) {
        ValuePrinter printer = new ValuePrinter();
        boolean previousIsString = false;
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            boolean isString = value instanceof String;
            if (i > 0 && !isString && !previousIsString) {
                printer.text(" ");
            }
            printer.print(value, 'v');
            previousIsString = isString;
        }
        return printer.toString();
    }

    /** {@code fmt.Sprintln}: a space between neighbours, a newline at the end. */
    public static String sprintln(List<? extends @Nullable Object> values) {
        ValuePrinter printer = new ValuePrinter();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                printer.text(" ");
            }
            printer.print(values.get(i), 'v');
        }
        return printer.text("\n").toString();
    }

    /** {@code fmt.Sprintf}: errors in the format appear in the result, as in {@code %!d(string=hi)}. */
    public static String sprintf(String format, List<? extends @Nullable Object> values) {
        return new Directives(format, values).format();
    }

    /** {@link #sprintf(String, List)} for a few values. */
    public static String sprintf(String format, @Nullable Object... values) {
        return sprintf(format, Arrays.asList(values));
    }
}
