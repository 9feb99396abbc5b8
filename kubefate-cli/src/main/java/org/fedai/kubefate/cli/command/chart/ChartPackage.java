package org.fedai.kubefate.cli.command.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate chart package}. */
@Command(
        name = "package",
        description = "Package a chart directory into a .tgz for chart upload, one for each version that its "
                + "versions.yaml lists; needs no service.",
        footer = {"", "Example:", "  kubefate chart package charts/fate"})
final class ChartPackage implements Runnable {
    @Parameters(paramLabel = "DIRECTORY", description = "The chart directory.")
    private Path folder = Path.of("");

    @Option(
            names = {"-d", "--destination"},
            paramLabel = "DIRECTORY",
            defaultValue = ".",
            description = "Directory for the archive; default: ${DEFAULT-VALUE}")
    private Path destination = Path.of(".");

    private final Session session;

    ChartPackage(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        new ChartFiles(session).readAll(folder).forEach(this::pack);
    }

    private void pack(Chart chart) {
        Path file = session.environment()
                .directory()
                .resolve(destination)
                .resolve(chart.name() + "-" + chart.version() + ".tgz")
                .normalize();
        try {
            Files.createDirectories(file.getParent());
            write(file, ChartArchive.write(chart));
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, file + " cannot be written: " + e.getMessage());
        }
        session.out().println("packed " + chart.name() + " " + chart.version() + " into " + file);
    }

    /** Writes to a temporary file first, so that an existing archive is replaced atomically. */
    private static void write(Path file, byte[] archive) throws IOException {
        // Not by createTempFile, whose files only their owner may read: packages are for others, too.
        Path written = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.write(written, archive, StandardOpenOption.CREATE_NEW);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
