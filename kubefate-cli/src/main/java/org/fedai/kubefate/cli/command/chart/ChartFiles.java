package org.fedai.kubefate.cli.command.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.chart.ChartFolder;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.common.versions.ServedVersions;

/** Reads the chart of a command, from a directory or an archive. */
public final class ChartFiles {
    private final Session session;

    public ChartFiles(Session session) {
        this.session = session;
    }

    /**
     * Reads a chart.
     *
     * @throws CommandException if it cannot be read
     * @throws org.fedai.kubefate.chart.exception.ChartException if it is not a valid chart
     */
    public Chart read(Path given) {
        return readAll(given).getFirst();
    }

    /**
     * Reads a chart in each version that its directory serves.
     *
     * @return the version in Chart.yaml first; only that one for an archive
     * @throws CommandException if it cannot be read
     * @throws org.fedai.kubefate.chart.exception.ChartException if it is not a valid chart
     */
    public List<Chart> readAll(Path given) {
        Path path = session.environment().directory().resolve(given);
        if (Files.isDirectory(path)) {
            return ServedVersions.of(ChartFolder.read(path, ArchiveLimits.DEFAULT));
        }
        return List.of(archive(given, path));
    }

    private static Chart archive(Path given, Path path) {
        try {
            if (Files.isRegularFile(path) && Files.size(path) <= ArchiveLimits.DEFAULT.archiveBytes()) {
                return ChartArchive.read(Files.readAllBytes(path), ArchiveLimits.DEFAULT);
            }
        } catch (IOException e) {
            throw bad(given, String.valueOf(e.getMessage()));
        }
        throw bad(given, Files.isRegularFile(path) ? "it is too large for a chart" : "no such file or directory");
    }

    private static CommandException bad(Path given, String reason) {
        return new CommandException(ExitCode.BAD_INPUT, "the chart " + given + " cannot be read: " + reason);
    }
}
