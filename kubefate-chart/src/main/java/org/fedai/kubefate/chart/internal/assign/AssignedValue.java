package org.fedai.kubefate.chart.internal.assign;

import java.util.Locale;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.jspecify.annotations.Nullable;

/** The value that the text after an equals sign stands for. */
@FunctionalInterface
public interface AssignedValue {
    Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

    @Nullable
    Object of(String text);

    /** As in {@code --set}: true, false, null, whole numbers, and text. */
    static @Nullable Object typed(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> null;
            case "0" -> GoInteger.int64(0);
            default -> INTEGER.matcher(text).matches() && !text.startsWith("0") ? integer(text) : text;
        };
    }

    private static Object integer(String text) {
        try {
            return GoInteger.int64(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return text; // More than 64 bits remain text, as in Helm.
        }
    }
}
