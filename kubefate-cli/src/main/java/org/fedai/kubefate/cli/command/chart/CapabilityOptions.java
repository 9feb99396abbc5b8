package org.fedai.kubefate.cli.command.chart;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.chart.render.Capabilities;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The capabilities for which a chart is rendered. */
final class CapabilityOptions {
    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            converter = Converter.class,
            description = "Kubernetes version to render for; default: " + Capabilities.DEFAULT_VERSION + ".")
    private Capabilities kubernetes = Capabilities.DEFAULT;

    @Option(
            names = {"-a", "--api-versions"},
            paramLabel = "VERSION",
            split = ",",
            description = "Additional API versions of this Kubernetes, such as cert-manager.io/v1.")
    private List<String> apiVersions = List.of();

    Capabilities capabilities() {
        Set<String> all = new LinkedHashSet<>(kubernetes.apiVersions());
        all.addAll(apiVersions);
        return new Capabilities(kubernetes.kubeVersion(), all);
    }

    /** Converts a version. */
    static final class Converter implements ITypeConverter<Capabilities> {
        @Override
        public Capabilities convert(String version) {
            try {
                return Capabilities.ofKubeVersion(version);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
