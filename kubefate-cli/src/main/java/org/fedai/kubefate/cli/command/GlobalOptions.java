package org.fedai.kubefate.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes. */
public final class GlobalOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Settings; default: ./config.yaml, else ~/.kubefate/config.yaml.")
    @Nullable
    Path config;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours; so does NO_COLOR.")
    boolean noColor;

    @Option(names = "--version", versionHelp = true, description = "Show the version of the command line.")
    boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;
}
