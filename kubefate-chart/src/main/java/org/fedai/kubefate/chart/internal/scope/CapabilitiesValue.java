package org.fedai.kubefate.chart.internal.scope;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.internal.value.ArgumentException;
import org.fedai.kubefate.chart.internal.value.Method;
import org.fedai.kubefate.chart.internal.value.NamedType;
import org.fedai.kubefate.chart.internal.value.Types;
import org.fedai.kubefate.chart.internal.value.WithMethods;
import org.jspecify.annotations.Nullable;

/** What templates see as {@code .Capabilities}. */
public final class CapabilitiesValue {
    private CapabilitiesValue() {}

    /**
     * @param helm the version reported as {@code .Capabilities.HelmVersion} is that of the release whose behaviour is reproduced
     * @param kubeVersion with a v, a major and a minor number: {@code v1.33.1}
     * @param printed what it prints as
     */
    public static Object of(HelmVersion helm, String kubeVersion, String printed, Set<String> apiVersions) {
        String goPackage = helm == HelmVersion.V3 ? "chartutil" : "common";
        return Struct.of("*" + goPackage + ".Capabilities")
                .with("KubeVersion", kubernetes(goPackage, kubeVersion, printed))
                .with("APIVersions", new VersionSet(goPackage, List.copyOf(apiVersions)))
                .with("HelmVersion", build(helm));
    }

    private static Struct build(HelmVersion helm) {
        boolean three = helm == HelmVersion.V3;
        Struct build = Struct.of("version.BuildInfo")
                .withOptional("Version", "version", three ? "v3.21" : "v4.3")
                .withOptional("GitCommit", "git_commit", "")
                .withOptional("GitTreeState", "git_tree_state", "")
                .withOptional("GoVersion", "go_version", three ? "go1.25.10" : "go1.26.8");
        return three ? build : build.with("KubeClientVersion", "kube_client_version", "v1.37");
    }

    private static Struct kubernetes(String goPackage, String version, String printed) {
        String[] numbers = version.substring(1).split("\\.", -1);
        return Struct.of(goPackage + ".KubeVersion")
                .with("Version", version)
                .with("Major", numbers[0])
                .with("Minor", numbers[1])
                .withMethod("GitVersion", text("GitVersion", version))
                .withMethod("String", text("String", printed))
                .printedAs(printed);
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

    /** A list of API versions with the method {@code Has}. */
    private static final class VersionSet extends AbstractList<@Nullable Object>
            implements RandomAccess, NamedType, WithMethods {
        private final String goPackage;
        private final List<String> versions;

        VersionSet(String goPackage, List<String> versions) {
            this.goPackage = goPackage;
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
            return goPackage + ".VersionSet";
        }

        @Override
        public @Nullable Method method(String name) {
            return name.equals("Has") ? arguments -> versions.contains(textArgument(name, arguments)) : null;
        }
    }
}
