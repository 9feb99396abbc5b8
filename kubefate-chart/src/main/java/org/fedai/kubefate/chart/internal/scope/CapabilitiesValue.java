package org.fedai.kubefate.chart.internal.scope;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import org.fedai.kubefate.chart.internal.value.ArgumentException;
import org.fedai.kubefate.chart.internal.value.Method;
import org.fedai.kubefate.chart.internal.value.NamedType;
import org.fedai.kubefate.chart.internal.value.Types;
import org.fedai.kubefate.chart.internal.value.WithMethods;
import org.jspecify.annotations.Nullable;

/** What templates see as {@code .Capabilities}. */
public final class CapabilitiesValue {
    /** The Helm whose behaviour is the measure here, and what it was built with. */
    private static final String HELM_VERSION = "v3.21";

    private static final String GO_VERSION = "go1.25.10";

    private CapabilitiesValue() {}

    /**
     * @param kubeVersion with a v, a major and a minor number: {@code v1.33.1}
     */
    public static Object of(String kubeVersion, Set<String> apiVersions) {
        return Struct.of("*chartutil.Capabilities")
                .with("KubeVersion", kubernetes(kubeVersion))
                .with("APIVersions", new VersionSet(List.copyOf(apiVersions)))
                .with(
                        "HelmVersion",
                        Struct.of("version.BuildInfo")
                                .withOptional("Version", "version", HELM_VERSION)
                                .withOptional("GitCommit", "git_commit", "")
                                .withOptional("GitTreeState", "git_tree_state", "")
                                .withOptional("GoVersion", "go_version", GO_VERSION));
    }

    private static Struct kubernetes(String version) {
        String[] numbers = version.substring(1).split("\\.", -1);
        return Struct.of("chartutil.KubeVersion")
                .with("Version", version)
                .with("Major", numbers[0])
                .with("Minor", numbers[1])
                .withMethod("GitVersion", text("GitVersion", version))
                .withMethod("String", text("String", version))
                .printedAs(version);
    }

    private static Method text(String name, String text) {
        return arguments -> {
            checkCount(name, 0, arguments);
            return text;
        };
    }

    static void checkCount(String name, int count, List<?> arguments) {
        if (arguments.size() != count) {
            throw new ArgumentException(
                    "wrong number of args for " + name + ": want " + count + " got " + arguments.size());
        }
    }

    static String textArgument(String name, List<?> arguments) {
        checkCount(name, 1, arguments);
        Object argument = arguments.getFirst();
        if (argument instanceof String text) {
            return text;
        }
        throw ArgumentException.wrongType("string", Types.typeOf(argument));
    }

    /** A list of API versions that can be asked whether it has one. */
    private static final class VersionSet extends AbstractList<@Nullable Object>
            implements RandomAccess, NamedType, WithMethods {
        private final List<String> versions;

        VersionSet(List<String> versions) {
            this.versions = versions;
        }

        @Override
        public @Nullable Object get(int index) {
            return versions.get(index);
        }

        @Override
        public int size() {
            return versions.size();
        }

        @Override
        public String typeName() {
            return "chartutil.VersionSet";
        }

        @Override
        public @Nullable Method method(String name) {
            return name.equals("Has") ? arguments -> versions.contains(textArgument(name, arguments)) : null;
        }
    }
}
