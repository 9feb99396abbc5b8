package org.fedai.kubefate.chart.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.fedai.kubefate.chart.exception.VersionException;
import org.jspecify.annotations.Nullable;

/**
 * A semantic version, read as leniently as Helm's library does: a leading v, missing minor and patch and leading zeros are accepted.
 *
 * @param major unsigned, as are minor and patch
 * @param minor 0 if it is missing in the text
 * @param patch 0 if it is missing in the text
 * @param prerelease without its hyphen; empty if there is none
 * @param metadata without its plus sign; empty if there is none
 * @param original the text it was read from
 */
public record SemVersion(long major, long minor, long patch, String prerelease, String metadata, String original)
        implements Comparable<SemVersion> {

    private static final int MAX_LENGTH = 256;
    private static final Pattern LOOSE = Pattern.compile("v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?"
            + "(?:-([0-9A-Za-z\\-]+(?:\\.[0-9A-Za-z\\-]+)*))?"
            + "(?:\\+([0-9A-Za-z\\-]+(?:\\.[0-9A-Za-z\\-]+)*))?");

    /**
     * Reads a version.
     *
     * @param text a version: {@code 1.2.3}, {@code v1.2}, {@code 1.2.3-rc.1+build.5}
     * @return the version, with {@code text} as its original
     * @throws VersionException if it is not a version
     */
    public static SemVersion parse(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_LENGTH) {
            throw new VersionException("version string is too long (max " + MAX_LENGTH + " bytes)");
        }
        Matcher parts = LOOSE.matcher(text);
        if (!parts.matches()) {
            throw new VersionException("invalid semantic version");
        }
        long major = segment(parts.group(1));
        long minor = segment(parts.group(2));
        long patch = segment(parts.group(3));
        String prerelease = orEmpty(parts.group(4));
        for (String identifier : prerelease.split("\\.", -1)) {
            if (identifier.length() > 1 && identifier.startsWith("0") && isNumber(identifier)) {
                throw new VersionException("version segment starts with 0");
            }
        }
        return new SemVersion(major, minor, patch, prerelease, orEmpty(parts.group(5)), text);
    }

    /**
     * {@return the next patch; a prerelease becomes its release}
     *
     * @throws VersionException if the patch is the largest number of 64 bits
     */
    public SemVersion nextPatch() {
        return prerelease.isEmpty() ? next(major, minor, increment(patch, "patch")) : next(major, minor, patch);
    }

    /**
     * {@return the next minor version, with 0 as its patch}
     *
     * @throws VersionException if the minor version is the largest number of 64 bits
     */
    public SemVersion nextMinor() {
        return next(major, increment(minor, "minor"), 0);
    }

    /**
     * {@return the next major version, with 0 as its minor version and patch}
     *
     * @throws VersionException if the major version is the largest number of 64 bits
     */
    public SemVersion nextMajor() {
        return next(increment(major, "major"), 0, 0);
    }

    /** Metadata is ignored; a prerelease precedes its release. */
    @Override
    public int compareTo(SemVersion other) {
        int order = Long.compareUnsigned(major, other.major);
        if (order == 0) {
            order = Long.compareUnsigned(minor, other.minor);
        }
        if (order == 0) {
            order = Long.compareUnsigned(patch, other.patch);
        }
        if (order != 0) {
            return order;
        }
        if (prerelease.isEmpty() || other.prerelease.isEmpty()) {
            return Boolean.compare(prerelease.isEmpty(), other.prerelease.isEmpty());
        }
        return comparePrereleases(prerelease, other.prerelease);
    }

    static int comparePrereleases(String one, String other) {
        String[] ones = one.split("\\.", -1);
        String[] others = other.split("\\.", -1);
        for (int i = 0; i < Math.max(ones.length, others.length); i++) {
            int order = compareIdentifiers(i < ones.length ? ones[i] : "", i < others.length ? others[i] : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Numbers come before words and are compared as numbers; a missing identifier comes first. */
    private static int compareIdentifiers(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? -1 : 1;
        }
        boolean number = isUnsignedLong(one);
        if (number != isUnsignedLong(other)) {
            return number ? -1 : 1;
        }
        if (!number) {
            return one.compareTo(other) > 0 ? 1 : -1;
        }
        return Long.compareUnsigned(Long.parseUnsignedLong(one), Long.parseUnsignedLong(other)) > 0 ? 1 : -1;
    }

    private SemVersion next(long nextMajor, long nextMinor, long nextPatch) {
        String v = original.startsWith("v") ? "v" : "";
        SemVersion next = new SemVersion(nextMajor, nextMinor, nextPatch, "", "", "");
        return new SemVersion(nextMajor, nextMinor, nextPatch, "", "", v + next);
    }

    private static long increment(long segment, String name) {
        if (segment == -1) {
            throw new VersionException(name + " version increment would overflow uint64");
        }
        return segment + 1;
    }

    private static long segment(@Nullable String digits) {
        if (digits == null) {
            return 0;
        }
        if (!isUnsignedLong(digits)) {
            throw new VersionException(
                    "error parsing version segment: strconv.ParseUint: parsing \"" + digits + "\": value out of range");
        }
        return Long.parseUnsignedLong(digits);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isUnsignedLong(String text) {
        return !text.isEmpty()
                && isNumber(text)
                && (text.length() < 20 || new BigInteger(text).bitLength() <= Long.SIZE);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(major)
                + "." + Long.toUnsignedString(minor)
                + "." + Long.toUnsignedString(patch)
                + (prerelease.isEmpty() ? "" : "-" + prerelease)
                + (metadata.isEmpty() ? "" : "+" + metadata);
    }
}
