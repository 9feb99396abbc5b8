package org.fedai.kubefate.chart.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.fedai.kubefate.chart.exception.VersionException;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a constraint, such as {@code >=1.2} or {@code ~1.2.x}.
 *
 * @param version the version to compare with; open segments are 0
 * @param open the first segment that was left out or written as x
 */
record SemComparison(String operator, SemVersion version, Open open) {
    /** The first segment that matches any number, with all that follow. */
    enum Open {
        NONE,
        MAJOR,
        MINOR,
        PATCH
    }

    private static final Pattern FORM = Pattern.compile(
            "\\s*(=||!=|>|<|>=|=>|<=|=<|~|~>|\\^)\\s*v?([0-9|x|X|\\*]+)(\\.[0-9|x|X|\\*]+)?(\\.[0-9|x|X|\\*]+)?"
                    + "(-[0-9A-Za-z\\-]+(?:\\.[0-9A-Za-z\\-]+)*)?(?:\\+[0-9A-Za-z\\-]+(?:\\.[0-9A-Za-z\\-]+)*)?\\s*");

    static SemComparison parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new VersionException("improper constraint: \"" + text + "\"");
        }
        String major = parts.group(2);
        String minor = parts.group(3);
        String patch = parts.group(4);
        String prerelease = parts.group(5) == null ? "" : parts.group(5);
        Open open = isOpen(major) ? Open.MAJOR : isOpen(minor) ? Open.MINOR : isOpen(patch) ? Open.PATCH : Open.NONE;
        String closed = switch (open) {
            case MAJOR -> "0.0.0";
            case MINOR -> major + ".0.0";
            case PATCH -> major + minor + ".0";
            case NONE -> major + minor + patch;
        };
        try {
            return new SemComparison(parts.group(1), SemVersion.parse(closed + prerelease), open);
        } catch (VersionException e) {
            throw new VersionException("constraint parser error");
        }
    }

    /** Whether a version is allowed; whether a prerelease is allowed is checked before. */
    boolean allows(SemVersion candidate) {
        return switch (operator) {
            case "", "=" -> open == Open.NONE ? candidate.compareTo(version) == 0 : tilde(candidate);
            case "!=" -> differs(candidate);
            case ">" -> greater(candidate);
            case "<" -> candidate.compareTo(version) < 0;
            case ">=", "=>" -> candidate.compareTo(version) >= 0;
            case "<=", "=<" -> lessOrEqual(candidate);
            case "~", "~>" -> tilde(candidate);
            default -> caret(candidate);
        };
    }

    private boolean differs(SemVersion candidate) {
        if (open == Open.NONE) {
            return candidate.compareTo(version) != 0;
        }
        if (!sameMajor(candidate)) {
            return true;
        }
        if (open == Open.MINOR) {
            return false;
        }
        if (!sameMinor(candidate)) {
            return true;
        }
        if (open == Open.PATCH) {
            return SemVersion.comparePrereleases(candidate.prerelease(), version.prerelease()) != 0;
        }
        return candidate.patch() != version.patch() || candidate.compareTo(version) != 0;
    }

    private boolean greater(SemVersion candidate) {
        int major = Long.compareUnsigned(candidate.major(), version.major());
        if (open == Open.NONE || (open == Open.MAJOR && major == 0)) {
            return candidate.compareTo(version) > 0;
        }
        if (major != 0) {
            return major > 0;
        }
        return open == Open.PATCH && Long.compareUnsigned(candidate.minor(), version.minor()) > 0;
    }

    private boolean lessOrEqual(SemVersion candidate) {
        if (open == Open.NONE) {
            return candidate.compareTo(version) <= 0;
        }
        int major = Long.compareUnsigned(candidate.major(), version.major());
        return major < 0
                || (major == 0
                        && (open == Open.MINOR || Long.compareUnsigned(candidate.minor(), version.minor()) <= 0));
    }

    /** The last given segment may increase. */
    private boolean tilde(SemVersion candidate) {
        if (candidate.compareTo(version) < 0) {
            return false;
        }
        boolean any = version.major() == 0 && version.minor() == 0 && version.patch() == 0;
        if (any && open != Open.MINOR && open != Open.PATCH) {
            return true;
        }
        return sameMajor(candidate) && (open == Open.MINOR || sameMinor(candidate));
    }

    /** Everything after the first non-zero segment may change. */
    private boolean caret(SemVersion candidate) {
        if (candidate.compareTo(version) < 0) {
            return false;
        }
        if (version.major() != 0 || open == Open.MINOR) {
            return sameMajor(candidate);
        }
        if (candidate.major() != 0) {
            return false;
        }
        if (version.minor() != 0 || open == Open.PATCH) {
            return sameMinor(candidate);
        }
        return candidate.minor() == 0 && candidate.patch() == version.patch();
    }

    private boolean sameMajor(SemVersion candidate) {
        return candidate.major() == version.major();
    }

    private boolean sameMinor(SemVersion candidate) {
        return candidate.minor() == version.minor();
    }

    private static boolean isOpen(@Nullable String segment) {
        return segment == null || segment.matches("\\.?[xX*]");
    }
}
