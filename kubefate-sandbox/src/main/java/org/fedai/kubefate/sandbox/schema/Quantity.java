package org.fedai.kubefate.sandbox.schema;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Parses and formats resource quantities: {@code 500m}, {@code 2Gi}, {@code 1e3}. */
public final class Quantity {
    /** What a real API server answers when a text is not a quantity. */
    public static final String RULE =
            "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    private static final Pattern FORM = Pattern.compile(
            "([+-]?[0-9]*\\.?[0-9]+|[+-]?[0-9]+\\.)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?[0-9]{1,3})?");

    private static final Map<String, BigDecimal> FACTORS = Map.ofEntries(
            Map.entry("n", new BigDecimal("0.000000001")),
            Map.entry("u", new BigDecimal("0.000001")),
            Map.entry("m", new BigDecimal("0.001")),
            Map.entry("k", BigDecimal.TEN.pow(3)),
            Map.entry("M", BigDecimal.TEN.pow(6)),
            Map.entry("G", BigDecimal.TEN.pow(9)),
            Map.entry("T", BigDecimal.TEN.pow(12)),
            Map.entry("P", BigDecimal.TEN.pow(15)),
            Map.entry("E", BigDecimal.TEN.pow(18)),
            Map.entry("Ki", BigDecimal.TWO.pow(10)),
            Map.entry("Mi", BigDecimal.TWO.pow(20)),
            Map.entry("Gi", BigDecimal.TWO.pow(30)),
            Map.entry("Ti", BigDecimal.TWO.pow(40)),
            Map.entry("Pi", BigDecimal.TWO.pow(50)),
            Map.entry("Ei", BigDecimal.TWO.pow(60)));

    private Quantity() {}

    /** Empty if the string is not a quantity. */
    public static Optional<BigDecimal> parse(JsonNode quantity) {
        Matcher form = FORM.matcher(quantity.asString(""));
        if (!form.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(form.group(1));
        String suffix = form.group(2);
        if (suffix == null) {
            return Optional.of(number);
        }
        BigDecimal factor = FACTORS.get(suffix);
        return Optional.of(
                factor == null
                        ? number.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)))
                        : number.multiply(factor));
    }

    /** Zero if the string is not a quantity. */
    public static BigDecimal of(JsonNode quantity) {
        return parse(quantity).orElse(BigDecimal.ZERO);
    }

    /** The canonical form of a quantity, in thousandths if it is not an integer. */
    public static String text(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        if (plain.scale() <= 0) {
            return plain.toBigInteger().toString();
        }
        return plain.movePointRight(3).setScale(0, RoundingMode.CEILING).toBigInteger() + "m";
    }
}
