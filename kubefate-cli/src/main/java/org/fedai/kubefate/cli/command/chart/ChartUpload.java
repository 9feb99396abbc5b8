package org.fedai.kubefate.cli.command.chart;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kubefate chart upload}. */
@Command(
        name = "upload",
        description = "Give a chart to the service; one of the same name and version is replaced.",
        footer = {"", "Example:", "  kubefate chart upload -f fate-v2.0.0.tgz"})
final class ChartUpload implements Runnable {
    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "The chart's archive, a .tgz as helm package makes it.")
    private Path file = Path.of("");

    private final Session session;

    ChartUpload(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Path archive = session.environment().directory().resolve(file);
        if (!Files.isRegularFile(archive) || !Files.isReadable(archive)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, file + " cannot be read: it is no file, or reading it is not allowed");
        }
        String uuid = session.client().charts().upload(archive);
        session.out().println("upload chart success, chart id=" + uuid);
    }
}
