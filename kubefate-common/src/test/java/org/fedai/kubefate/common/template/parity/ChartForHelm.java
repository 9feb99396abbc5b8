package org.fedai.kubefate.common.template.parity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.common.chart.Chart;
import org.fedai.kubefate.common.chart.ChartFile;

/**
 * A chart as Helm's library gets it. The library asks a cluster for what {@code lookup} wants, where {@code helm template} takes it for
 * missing, and does not tell the hooks; so a chart with either is copied, with something else that finds nothing, and hooks that are not
 * recognized.
 */
final class ChartForHelm implements AutoCloseable {
    static final String HOOK = "helm.sh/hook";
    static final String DISGUISED = "helm.sh/hoax";

    private static final Pattern LOOKUP = Pattern.compile("\\blookup(?=\\s+[\"($.])");

    private final Path path;
    private final boolean copied;

    private ChartForHelm(Path path, boolean copied) {
        this.path = path;
        this.copied = copied;
    }

    static ChartForHelm of(ParityCase one) throws IOException {
        boolean plain = one.chart().raw().stream().noneMatch(ChartForHelm::needsChange);
        return plain ? new ChartForHelm(one.path(), false) : new ChartForHelm(copy(one.chart()), true);
    }

    Path path() {
        return path;
    }

    private static boolean needsChange(ChartFile file) {
        return isTemplate(file) && !changed(file).equals(file.text());
    }

    private static boolean isTemplate(ChartFile file) {
        return file.name().startsWith("templates/") || file.name().contains("/templates/");
    }

    private static String changed(ChartFile file) {
        return LOOKUP.matcher(file.text().replace(HOOK, DISGUISED)).replaceAll("omit (dict)");
    }

    private static Path copy(Chart chart) throws IOException {
        Path folder = Files.createTempDirectory("chart").resolve(chart.name());
        for (ChartFile file : chart.raw()) {
            Path target = folder.resolve(file.name());
            Files.createDirectories(target.getParent());
            Files.write(target, isTemplate(file) ? changed(file).getBytes(StandardCharsets.UTF_8) : file.data());
        }
        return folder;
    }

    @Override
    public void close() throws IOException {
        if (copied) {
            try (Stream<Path> files = Files.walk(path.getParent())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
