package org.fedai.kubefate.cli.command.chart;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.render.Capabilities;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The capabilities for which a chart is rendered, and the version of Helm whose rules apply. */
final class CapabilityOptions {
    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            description = "Kubernetes version to render for; default: " + Capabilities.DEFAULT_VERSION + ".")
    private String kubeVersion = Capabilities.DEFAULT_VERSION;

    @Option(
            names = {"-a", "--api-versions"},
            paramLabel = "VERSION",
            split = ",",
            description = "Additional API versions of this Kubernetes, such as cert-manager.io/v1.")
    private List<String> apiVersions = List.of();

    @Option(
            names = "--helm-version",
            paramLabel = "3|4",
            converter = HelmVersionConverter.class,
            description = "Major version of Helm whose functions and rules apply; default: 3.")
    private HelmVersion helm = HelmVersion.V3;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    Capabilities capabilities() {
        Capabilities kubernetes = kubernetes();
        Set<String> all = new LinkedHashSet<>(kubernetes.apiVersions());
        all.addAll(apiVersions);
        return new Capabilities(kubernetes.kubeVersion(), all);
    }

    ChartRenderer renderer() {
        return new ChartRenderer(RenderLimits.DEFAULT, helm);
    }

    /** Not a converter: what counts as a version depends on the version of Helm. */
    private Capabilities kubernetes() {
        try {
            return Capabilities.ofKubeVersion(kubeVersion, helm);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    requireNonNull(command).commandLine(),
                    "Invalid value for option '--kube-version': " + e.getMessage());
        }
    }

    /** Converts the major version of Helm. */
    static final class HelmVersionConverter implements ITypeConverter<HelmVersion> {
        @Override
        public HelmVersion convert(String version) {
            return switch (version) {
                case "3" -> HelmVersion.V3;
                case "4" -> HelmVersion.V4;
                default -> throw new TypeConversionException("\"" + version + "\" is not 3 or 4");
            };
        }
    }
}
