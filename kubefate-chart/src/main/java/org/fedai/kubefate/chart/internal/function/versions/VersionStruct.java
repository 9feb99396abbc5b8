package org.fedai.kubefate.chart.internal.function.versions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.function.table.Parameter;
import org.fedai.kubefate.chart.internal.function.table.TemplateFunction;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.fedai.kubefate.chart.internal.value.GoStruct;
import org.fedai.kubefate.chart.internal.value.Method;
import org.fedai.kubefate.chart.version.SemVersion;
import org.jspecify.annotations.Nullable;

/**
 * A version with the methods that templates may call on it: {@code (semver "1.2.3").Major}.
 *
 * @param pointer whether it is a pointer, as returned by {@code semver}; versions returned by methods are not pointers and cannot be compared
 */
public record VersionStruct(SemVersion version, boolean pointer) implements GoStruct {
    private static final Parameter<VersionStruct> VERSION = new Parameter<>(
            "*semver.Version", null, null, value -> value instanceof VersionStruct v && v.pointer ? v : null);
    private static final Pattern IDENTIFIERS = Pattern.compile("[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*");

    @Override
    public String typeName() {
        return pointer ? "*semver.Version" : "semver.Version";
    }

    @Override
    public SequencedMap<String, @Nullable Object> fields() {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>());
    }

    @Override
    public String string() {
        return version.toString();
    }

    @Override
    public @Nullable Method method(String name) {
        TemplateFunction method = methods().functions().get(name);
        return method == null ? null : method::call;
    }

    private FunctionTable methods() {
        FunctionTable methods = new FunctionTable()
                .add("Major", () -> GoInteger.uint64(version.major()))
                .add("Minor", () -> GoInteger.uint64(version.minor()))
                .add("Patch", () -> GoInteger.uint64(version.patch()))
                .add("Prerelease", version::prerelease)
                .add("Metadata", version::metadata)
                .add("String", version::toString)
                .add("IncMajor", () -> value(SemverFunctions.parsed(version::nextMajor)))
                .add("IncMinor", () -> value(SemverFunctions.parsed(version::nextMinor)))
                .add("IncPatch", () -> value(SemverFunctions.parsed(version::nextPatch)))
                .add("SetPrerelease", Parameter.STRING, this::withPrerelease)
                .add("SetMetadata", Parameter.STRING, this::withMetadata);
        return pointer
                ? methods.add("Original", version::original)
                        .add("Compare", VERSION, other -> (long) Integer.signum(version.compareTo(other.version)))
                        .add("Equal", VERSION, other -> version.compareTo(other.version) == 0)
                        .add("LessThan", VERSION, other -> version.compareTo(other.version) < 0)
                        .add("LessThanEqual", VERSION, other -> version.compareTo(other.version) <= 0)
                        .add("GreaterThan", VERSION, other -> version.compareTo(other.version) > 0)
                        .add("GreaterThanEqual", VERSION, other -> version.compareTo(other.version) >= 0)
                : methods;
    }

    private VersionStruct withPrerelease(String prerelease) {
        check(prerelease, "prerelease");
        for (String identifier : prerelease.split("\\.", -1)) {
            if (identifier.length() > 1
                    && identifier.startsWith("0")
                    && identifier.chars().allMatch(Character::isDigit)) {
                throw new FunctionException("version segment starts with 0");
            }
        }
        return value(new SemVersion(
                version.major(), version.minor(), version.patch(), prerelease, version.metadata(), version.original()));
    }

    private VersionStruct withMetadata(String metadata) {
        check(metadata, "metadata");
        return value(new SemVersion(
                version.major(), version.minor(), version.patch(), version.prerelease(), metadata, version.original()));
    }

    private static void check(String identifiers, String what) {
        if (!identifiers.isEmpty() && !IDENTIFIERS.matcher(identifiers).matches()) {
            throw new FunctionException("invalid " + what + " string");
        }
    }

    private static VersionStruct value(SemVersion version) {
        return new VersionStruct(version, false);
    }
}
