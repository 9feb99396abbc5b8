package org.fedai.kubefate.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fedai.kubefate.common.chart.ArchiveLimits;
import org.fedai.kubefate.common.chart.Chart;
import org.fedai.kubefate.common.chart.ChartArchive;
import org.fedai.kubefate.common.chart.ChartFolder;

/** Reads the chart that a command was given, packed or not. */
final class ChartFiles {
    private final Session session;

    ChartFiles(Session session) {
        this.session = session;
    }

    /**
     * Reads a chart.
     *
     * @throws CommandException when there is nothing to read
     * @throws org.fedai.kubefate.common.chart.ChartException when it is no chart
     */
    Chart read(Path given) {
        Path path = session.environment().directory().resolve(given);
        if (Files.isDirectory(path)) {
            return ChartFolder.read(path, ArchiveLimits.DEFAULT);
        }
        try {
            if (Files.isRegularFile(path) && Files.size(path) <= ArchiveLimits.DEFAULT.archiveBytes()) {
                return ChartArchive.read(Files.readAllBytes(path), ArchiveLimits.DEFAULT);
            }
        } catch (IOException e) {
            throw bad(given, String.valueOf(e.getMessage()));
        }
        throw bad(given, Files.isRegularFile(path) ? "it is too large for a chart" : "there is no such file or folder");
    }

    private static CommandException bad(Path given, String reason) {
        return new CommandException(ExitCode.BAD_INPUT, "the chart " + given + " cannot be read: " + reason);
    }
}
