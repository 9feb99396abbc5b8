package org.fedai.kubefate.cli.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * {@code kubefate service}. The launcher starts the service instead of this command, so that no second JVM is needed.
 */
@Command(
        name = "service",
        description = "Start the service; for its options, see kubefate-server --help.",
        footer = {"", "Example:", "  kubefate service --sandbox"})
public final class Service implements Runnable {
    @Unmatched
    private List<String> options = List.of();

    @Override
    public void run() {
        throw new CommandException(
                ExitCode.FAILED,
                "the service is started by the launchers: bin/kubefate service or bin/kubefate-server "
                        + String.join(" ", options));
    }
}
