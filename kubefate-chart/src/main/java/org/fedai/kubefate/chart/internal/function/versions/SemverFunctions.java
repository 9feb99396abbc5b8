package org.fedai.kubefate.chart.internal.function.versions;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.util.function.Supplier;
import org.fedai.kubefate.chart.exception.VersionException;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.version.SemConstraint;
import org.fedai.kubefate.chart.version.SemVersion;

/** Semantic versions. */
public final class SemverFunctions {
    private SemverFunctions() {}

    public static void addTo(FunctionTable table) {
        table.add("semver", STRING, text -> new VersionStruct(parsed(() -> SemVersion.parse(text)), true))
                .add("semverCompare", STRING, STRING, (constraint, version) -> {
                    SemConstraint parsed = parsed(() -> SemConstraint.parse(constraint));
                    return parsed.allows(parsed(() -> SemVersion.parse(version)));
                });
    }

    static <T> T parsed(Supplier<T> parser) {
        try {
            return parser.get();
        } catch (VersionException e) {
            throw new FunctionException(e.getMessage());
        }
    }
}
