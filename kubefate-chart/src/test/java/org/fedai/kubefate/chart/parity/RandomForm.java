package org.fedai.kubefate.chart.parity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a value that is random: what kinds of characters it has, and which blocks of PEM. */
final class RandomForm {
    private static final Pattern DIFFERENCE = Pattern.compile("(?s)<(.*)>, in Helm <(.*)>");
    private static final Pattern PEM = Pattern.compile("(?s)-----BEGIN ([A-Z ]+)-----.*?-----END \\1-----");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}");

    private RandomForm() {}

    /** Whether both sides of a difference have one form. */
    static boolean isSame(String difference) {
        Matcher sides = DIFFERENCE.matcher(difference);
        return sides.find() && of(sides.group(1)).equals(of(sides.group(2)));
    }

    private static String of(String value) {
        String open = BASE64.matcher(value).replaceAll(match -> Matcher.quoteReplacement(decoded(match.group())));
        return PEM.matcher(open).replaceAll("$1").replaceAll("[A-Za-z0-9+/]+", "x");
    }

    /** What the base64 of PEM stands for, as keys and certificates of one kind differ in length; other text as it is. */
    private static String decoded(String base64) {
        try {
            String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            return PEM.matcher(text).find() ? text : base64;
        } catch (IllegalArgumentException e) {
            return base64;
        }
    }
}
