package org.fedai.kubefate.common.template.function;

import static org.fedai.kubefate.common.template.function.Parameter.STRING;

import java.util.function.Supplier;
import org.fedai.kubefate.common.template.value.FunctionException;
import org.fedai.kubefate.common.version.SemConstraint;
import org.fedai.kubefate.common.version.SemVersion;
import org.fedai.kubefate.common.version.VersionException;

/** Semantic versions. */
final class SemverFunctions {
    private SemverFunctions() {}

    static void addTo(FunctionTable table) {
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
