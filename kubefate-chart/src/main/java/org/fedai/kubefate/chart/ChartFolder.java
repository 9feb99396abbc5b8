package org.fedai.kubefate.chart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.exception.ChartException;

/** The unpacked form of a chart; respects {@code .helmignore}. */
public final class ChartFolder {
    private final Path root;
    private final UnpackBudget budget;
    private final IgnoreRules ignored;
    private final List<ChartFile> files = new ArrayList<>();

    private ChartFolder(Path root, UnpackBudget budget) throws IOException {
        this.root = root;
        this.budget = budget;
        Path rules = root.resolve(".helmignore");
        this.ignored = new IgnoreRules(
                Files.isRegularFile(rules) ? new String(content(rules, ".helmignore"), StandardCharsets.UTF_8) : "");
    }

    /**
     * Reads a chart. Links are followed as long as they stay inside the folder.
     *
     * @param folder the folder that contains Chart.yaml
     * @param limits the size limits; the limit for archives applies to those in its {@code charts/}
     * @return the chart with its subcharts
     * @throws ChartException if it is not a chart, or exceeds the limits
     */
    public static Chart read(Path folder, ArchiveLimits limits) {
        UnpackBudget budget = new UnpackBudget(limits);
        try {
            ChartFolder chart = new ChartFolder(folder.toRealPath(), budget);
            chart.walk(chart.root, "", 0);
            return ChartLoader.load(chart.files, budget);
        } catch (ChartException e) {
            throw new ChartException(folder + ": " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new ChartException(e.getFile() + " does not exist", e);
        } catch (IOException e) {
            throw new ChartException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void walk(Path folder, String prefix, int depth) throws IOException {
        if (depth > 64) {
            throw new ChartException(prefix + " is nested more than 64 folders deep, or contains itself");
        }
        List<Path> children;
        try (Stream<Path> listed = Files.list(folder)) {
            children = listed.sorted().toList();
        }
        for (Path child : children) {
            visit(child, prefix + child.getFileName(), depth);
        }
    }

    private void visit(Path child, String name, int depth) throws IOException {
        boolean folder = Files.isDirectory(child);
        if (ignored.ignores(name, folder)) {
            return;
        }
        budget.entry();
        if (Files.isSymbolicLink(child) && !child.toRealPath().startsWith(root)) {
            throw new ChartException(name + " is a symbolic link that points outside the chart");
        }
        if (folder) {
            walk(child, name + "/", depth + 1);
        } else if (Files.isRegularFile(child)) {
            files.add(new ChartFile(name, content(child, name)));
        } else {
            throw new ChartException(name + " is neither a file nor a folder");
        }
    }

    private byte[] content(Path file, String name) throws IOException {
        budget.take(name, Files.size(file));
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes((int) budget.fileBytes());
        }
    }
}
