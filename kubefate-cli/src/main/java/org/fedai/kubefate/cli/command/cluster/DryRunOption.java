package org.fedai.kubefate.cli.command.cluster;

import java.util.Arrays;
import java.util.Locale;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.output.DiffText;
import org.fedai.kubefate.common.api.DryRunMode;
import org.fedai.kubefate.common.api.DryRunReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whether to only show what would be done. */
final class DryRunOption {
    @Option(
            names = "--dry-run",
            arity = "0..1",
            fallbackValue = "client",
            paramLabel = "MODE",
            converter = Converter.class,
            description =
                    "Only show what would be done: client has the service render the chart; server also has Kubernetes"
                            + " check every object. Without MODE: client.")
    @Nullable
    DryRunMode mode;

    static void print(DryRunReport report, Session session) {
        session.screen().print(new DiffText(session.terminal().colours()).of(report));
        session.screen().flush();
    }

    /** Converts the name of a mode. */
    static final class Converter implements ITypeConverter<DryRunMode> {
        @Override
        public DryRunMode convert(String name) {
            return Arrays.stream(DryRunMode.values())
                    .filter(mode -> mode.toString().equals(name.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(name + " is not one of client, server"));
        }
    }
}
