package org.fedai.kubefate.common.spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.yaml.YamlDocument.PlainScalar;
import org.fedai.kubefate.common.spec.Shape.Kind;
import org.jspecify.annotations.Nullable;

/** Finds what YAML 1.1 makes something else of than what was written, because it has no quotes: {@code 010000}, {@code no}, {@code 1:30}. */
final class UnquotedScalars {
    /** No time or date is longer. */
    private static final int LONGEST = 40;

    private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}([Tt ].*)?");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7_]+");
    private static final List<String> OWN_BOOLEANS = List.of("true", "True", "TRUE", "false", "False", "FALSE");

    private final Shape example;

    UnquotedScalars(Shape example) {
        this.example = example;
    }

    Optional<Finding> find(PlainScalar scalar) {
        return reading(scalar).map(reading -> {
            String path = SpecPath.dotted(scalar.path());
            if (SpecMask.isSecret(scalar.path())) {
                return new Finding(scalar.line(), path, path + " is not text to YAML; put it in quotes");
            }
            String what = scalar.key() ? "the key " + scalar.text() : path + " " + scalar.text();
            return new Finding(
                    scalar.line(),
                    path,
                    "%s %s; %sput it in quotes to have it as it is written: \"%s\""
                            .formatted(
                                    what,
                                    reading,
                                    OCTAL.matcher(scalar.text()).matches() ? "leave the zero out, or " : "",
                                    scalar.text()));
        });
    }

    private Optional<String> reading(PlainScalar scalar) {
        return switch (scalar.key() ? keyValue(scalar) : scalar.value()) {
            case Boolean bool -> bool(scalar, bool);
            case Long number -> number(scalar, number.toString());
            case Double number -> number(scalar, decimal(number));
            case String unchanged -> otherReaders(unchanged);
            case null -> Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<String> bool(PlainScalar scalar, boolean read) {
        boolean meant = OWN_BOOLEANS.contains(scalar.text()) || takes(scalar, Kind.BOOLEAN);
        return meant ? Optional.empty() : Optional.of("is read as " + read);
    }

    private static Optional<String> otherReaders(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (SEXAGESIMAL.matcher(text).matches()) {
            return Optional.of("is text here and a number of base 60 to other readers of YAML");
        }
        return DATE.matcher(text).matches()
                ? Optional.of("is text here and a date to other readers of YAML")
                : Optional.empty();
    }

    /** A key is text in the end; that it was something else before shows in that it differs from what was written. */
    private static @Nullable Object keyValue(PlainScalar key) {
        String value = String.valueOf(key.value());
        if (key.text().equals(value)) {
            return null;
        }
        return value.equals("true") || value.equals("false") ? (Object) Boolean.valueOf(value) : longOrNull(key);
    }

    private static @Nullable Object longOrNull(PlainScalar key) {
        String text = String.valueOf(key.value());
        return text.matches("-?\\d{1,18}") ? Long.valueOf(text) : null;
    }

    private Optional<String> number(PlainScalar scalar, String read) {
        String text = scalar.text();
        if (text.equals(read)) {
            return Optional.empty();
        }
        if (OCTAL.matcher(text).matches()) {
            return Optional.of("is read as " + read + ", since a leading zero makes an octal number of it");
        }
        // Digits behind the point and powers of ten change nothing where a number is wanted.
        boolean written = !text.matches(".*[_xXoObB].*") && !text.matches("[-+]?0\\d.*");
        return written && takes(scalar, Kind.NUMBER) ? Optional.empty() : Optional.of("is read as " + read);
    }

    private boolean takes(PlainScalar scalar, Kind kind) {
        if (scalar.key()) {
            return false;
        }
        if (scalar.path().contains("requests") || scalar.path().contains("limits")) {
            return true;
        }
        Shape shape = example.at(scalar.path());
        return shape != null && shape.kinds().contains(kind);
    }

    private static String decimal(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
}
