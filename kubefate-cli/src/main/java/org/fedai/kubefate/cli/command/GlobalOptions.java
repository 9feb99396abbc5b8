package org.fedai.kubefate.cli.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of all commands. */
public final class GlobalOptions {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Settings file; default: ./config.yaml, else ~/.kubefate/config.yaml.")
    @Nullable
    Path config;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            description = "Disable colors; the environment variable NO_COLOR does the same.")
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
