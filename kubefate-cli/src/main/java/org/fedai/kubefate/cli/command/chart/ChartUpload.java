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
        description = "Upload a chart to the service; replaces a chart with the same name and version.",
        footer = {"", "Example:", "  kubefate chart upload -f fate-v2.0.0.tgz"})
final class ChartUpload implements Runnable {
    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "The chart archive, a .tgz as created by helm package.")
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
                    ExitCode.BAD_INPUT, file + " cannot be read: it is not a file, or permission is denied");
        }
        String uuid = session.client().charts().upload(archive);
        session.out().println("upload chart success, chart id=" + uuid);
    }
}
