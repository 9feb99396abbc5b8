package org.fedai.kubefate.cli.command;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.common.template.Capabilities;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which Kubernetes a chart is rendered for. */
final class CapabilityOptions {
    private static final String DEFAULT_VERSION = "v1.35.0";
    private static final Pattern VERSION =
            Pattern.compile("v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?([-+][0-9A-Za-z.+-]+)?");

    @Option(
            names = "--kube-version",
            paramLabel = "VERSION",
            defaultValue = DEFAULT_VERSION,
            description = "The version of Kubernetes to render for; default: ${DEFAULT-VALUE}.")
    private String version = DEFAULT_VERSION;

    @Option(
            names = {"-a", "--api-versions"},
            paramLabel = "VERSION",
            split = ",",
            description = "APIs that this Kubernetes has besides the usual ones: cert-manager.io/v1.")
    private List<String> apiVersions = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    Capabilities capabilities() {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            throw new ParameterException(
                    command.commandLine(), "\"" + version + "\" is no version of Kubernetes; one looks like v1.33.1");
        }
        String full = "v%s.%s.%s%s"
                .formatted(
                        parts.group(1),
                        requireNonNullElse(parts.group(2), "0"),
                        requireNonNullElse(parts.group(3), "0"),
                        requireNonNullElse(parts.group(4), ""));
        return Capabilities.helmDefaults(full, apiVersions);
    }
}
