package org.fedai.kubefate.cli.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code kubefate service}; the launcher hands over to the service before it gets here, so that no second JVM stays around. */
@Command(
        name = "service",
        description = "Start the service; options are its own, see kubefate-server --help.",
        footer = {"", "Example:", "  kubefate service --sandbox"})
public final class Service implements Runnable {
    @Unmatched
    private List<String> options = List.of();

    @Override
    public void run() {
        throw new CommandException(
                ExitCode.FAILED,
                "the service is started by the launchers: bin/kubefate service, or bin/kubefate-server "
                        + String.join(" ", options));
    }
}
