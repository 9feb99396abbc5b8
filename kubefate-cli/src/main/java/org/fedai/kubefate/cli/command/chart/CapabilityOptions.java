package org.fedai.kubefate.cli.command.chart;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.chart.render.Capabilities;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which Kubernetes a chart is rendered for. */
final class CapabilityOptions {
    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            converter = Converter.class,
            description = "The version of Kubernetes to render for; default: " + Capabilities.DEFAULT_VERSION + ".")
    private Capabilities kubernetes = Capabilities.DEFAULT;

    @Option(
            names = {"-a", "--api-versions"},
            paramLabel = "VERSION",
            split = ",",
            description = "APIs that this Kubernetes has besides the usual ones: cert-manager.io/v1.")
    private List<String> apiVersions = List.of();

    Capabilities capabilities() {
        Set<String> all = new LinkedHashSet<>(kubernetes.apiVersions());
        all.addAll(apiVersions);
        return new Capabilities(kubernetes.kubeVersion(), all);
    }

    /** Reads a version. */
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
