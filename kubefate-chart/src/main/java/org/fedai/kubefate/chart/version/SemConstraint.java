package org.fedai.kubefate.chart.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.chart.exception.VersionException;

/** A version constraint: alternatives ({@code ||}), each a list of comparisons that must all be true. */
public final class SemConstraint {
    private static final int MAX_LENGTH = 512;
    private static final int MAX_ALTERNATIVES = 32;

    private static final String VERSION = "v?(?:[0-9|x|X|\\*]+)(?:\\.[0-9|x|X|\\*]+)?(?:\\.[0-9|x|X|\\*]+)?"
            + "(?:-(?:[0-9A-Za-z\\-]+(?:\\.[0-9A-Za-z\\-]+)*))?"
            + "(?:\\+(?:[0-9A-Za-z\\-]+(?:\\.[0-9A-Za-z\\-]+)*))?";
    private static final String OPERATOR = "(?:=||!=|>|<|>=|=>|<=|=<|~|~>|\\^)";
    private static final String COMPARISON = OPERATOR + "\\s*" + VERSION;

    private static final Pattern ONE = Pattern.compile(COMPARISON);
    private static final Pattern ALL =
            Pattern.compile("\\s*" + COMPARISON + "\\s*(?:(?:\\s+|,\\s*)" + COMPARISON + "\\s*)*");
    private static final Pattern RANGE = Pattern.compile("\\s*(" + VERSION + ")\\s+-\\s+(" + VERSION + ")\\s*");

    /**
     * Comparisons joined by "and".
     *
     * @param prereleases whether one of them names a prerelease; only then can a prerelease satisfy the others
     */
    private record Alternative(List<SemComparison> comparisons, boolean prereleases) {
        boolean allows(SemVersion version) {
            return (prereleases || version.prerelease().isEmpty())
                    && comparisons.stream().allMatch(comparison -> comparison.allows(version));
        }
    }

    private final List<Alternative> alternatives;

    private SemConstraint(List<Alternative> alternatives) {
        this.alternatives = alternatives;
    }

    /**
     * {@return whether a version satisfies a constraint; false if either is invalid}
     *
     * @param constraint a constraint as in {@link #parse}
     * @param version a version as in {@link SemVersion#parse}
     */
    public static boolean allows(String constraint, String version) {
        try {
            return parse(constraint).allows(SemVersion.parse(version));
        } catch (VersionException e) {
            return false;
        }
    }

    /**
     * Reads a constraint.
     *
     * @param text comparisons: {@code ^1.2}, {@code >=1.20.0-0 <2}, {@code 1.2 - 1.4.5}, {@code ~1.3 || 2.x}
     * @return the constraint
     * @throws VersionException if it is not a constraint
     */
    public static SemConstraint parse(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_LENGTH) {
            throw new VersionException("constraint string is too long (max " + MAX_LENGTH + " bytes)");
        }
        String[] alternatives = expandRanges(text).split("\\|\\|", -1);
        if (alternatives.length > MAX_ALTERNATIVES) {
            throw new VersionException("too many constraint groups (max " + MAX_ALTERNATIVES + ")");
        }
        List<Alternative> parsed = new ArrayList<>();
        for (String alternative : alternatives) {
            parsed.add(alternative(alternative));
        }
        return new SemConstraint(List.copyOf(parsed));
    }

    /**
     * {@return whether a version satisfies the constraint; a prerelease only if an alternative names a prerelease}
     *
     * @param version the version
     */
    public boolean allows(SemVersion version) {
        return alternatives.stream().anyMatch(alternative -> alternative.allows(version));
    }

    private static Alternative alternative(String text) {
        if (!ALL.matches(text)) {
            throw new VersionException("improper constraint: \"" + text + "\"");
        }
        List<SemComparison> comparisons = new ArrayList<>();
        Matcher one = ONE.matcher(text);
        while (one.find()) {
            comparisons.add(SemComparison.parse(one.group()));
        }
        boolean prereleases = comparisons.stream()
                .anyMatch(comparison -> !comparison.version().prerelease().isEmpty());
        return new Alternative(List.copyOf(comparisons), prereleases);
    }

    /** {@code 1.2 - 1.4.5} is another way to write {@code >= 1.2, <= 1.4.5}. */
    private static String expandRanges(String text) {
        Matcher range = RANGE.matcher(text);
        StringBuilder expanded = new StringBuilder();
        int copied = 0;
        while (range.find()) {
            expanded.append(text, copied, range.start())
                    .append(">= ")
                    .append(range.group(1))
                    .append(", <= ")
                    .append(range.group(2))
                    .append(' ');
            copied = range.end();
        }
        return expanded.append(text, copied, text.length()).toString();
    }
}
