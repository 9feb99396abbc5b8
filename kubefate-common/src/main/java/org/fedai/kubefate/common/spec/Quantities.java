package org.fedai.kubefate.common.spec;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts of storage, memory and processors as Kubernetes writes them. */
final class Quantities {
    private static final Pattern QUANTITY =
            Pattern.compile("[+-]?(\\d+|\\d+\\.\\d*|\\.\\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\\d+)?");
    /** What people write who mean powers of 1000 or 1024. */
    private static final Pattern OTHER_UNIT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kKmMgGtTpPeE])(?:i?[bB])?");

    private Quantities() {}

    /** What is wrong with a value that should be an amount; empty when nothing is. */
    static Optional<String> wrong(@Nullable Object value) {
        if (value == null || value instanceof Number || value.equals("")) {
            return Optional.empty();
        }
        if (QUANTITY.matcher(value.toString()).matches()) {
            return Optional.empty();
        }
        Matcher matcher = OTHER_UNIT.matcher(value.toString());
        String suggestion = "; an amount is written like 10Gi, 512Mi or 500m";
        if (matcher.matches()) {
            String unit = matcher.group(2).toUpperCase(Locale.ROOT);
            suggestion = "; did you mean %s%si (1024) or %s%s (1000)?"
                    .formatted(matcher.group(1), unit, matcher.group(1), unit.equals("K") ? "k" : unit);
        }
        return Optional.of("is not a quantity of Kubernetes" + suggestion);
    }
}
