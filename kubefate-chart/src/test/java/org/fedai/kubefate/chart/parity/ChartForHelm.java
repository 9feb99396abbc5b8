package org.fedai.kubefate.chart.parity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFile;

/**
 * A chart as Helm's library gets it. The library asks a cluster for what {@code lookup} wants, where {@code helm template} takes it for
 * missing, and does not tell the hooks; so a chart with either is copied, with something else that finds nothing, and hooks that are not
 * recognized.
 */
final class ChartForHelm implements AutoCloseable {
    static final String HOOK = "helm.sh/hook";
    static final String DISGUISED = "helm.sh/hoax";

    /** Sorts before all templates of the chart, so that Helm renders it after them. */
    private static final String NOTES_IN_AN_OBJECT = "templates/000-notes.yaml";

    private static final String NOTES = "templates/NOTES.txt";

    private static final String INNER_CHARTS = "charts/";

    private static final Pattern LOOKUP = Pattern.compile("\\blookup(?<=\\{\\{[^}]{0,1000}lookup)(?=\\s+[\"($.])");

    private final Path path;
    private final boolean copied;

    private ChartForHelm(Path path, boolean copied) {
        this.path = path;
        this.copied = copied;
    }

    /** The chart, with its hooks as they are. */
    static ChartForHelm plain(ParityCase one) throws IOException {
        return of(one, ChartForHelm::withoutLookup);
    }

    /** The chart with its hooks disguised as objects of the release. */
    static ChartForHelm disguised(ParityCase one) throws IOException {
        return of(one, text -> withoutLookup(text).replace(HOOK, DISGUISED));
    }

    /** The chart with its notes as base64 in an object, as the library prints no notes. */
    static ChartForHelm withNotes(ParityCase one) throws IOException {
        Path copy = copy(one.chart(), ChartForHelm::withoutLookup);
        Files.writeString(
                copy.resolve(NOTES_IN_AN_OBJECT),
                "notes: {{ include \"%s/%s\" . | b64enc | quote }}\n"
                        .formatted(one.chart().name(), NOTES));
        return new ChartForHelm(copy, true);
    }

    private static ChartForHelm of(ParityCase one, UnaryOperator<String> change) throws IOException {
        return isChanged(one.chart(), change)
                ? new ChartForHelm(copy(one.chart(), change), true)
                : new ChartForHelm(one.path(), false);
    }

    private static boolean isChanged(Chart chart, UnaryOperator<String> change) {
        return chart.raw().stream()
                        .anyMatch(file ->
                                isText(file) && !change.apply(file.text()).equals(file.text()))
                || chart.dependencies().stream().anyMatch(inner -> isChanged(inner, change));
    }

    static boolean hasHooks(ParityCase one) {
        return one.values().contains(HOOK) || isChanged(one.chart(), text -> text.replace(HOOK, DISGUISED));
    }

    static boolean hasNotes(ParityCase one) {
        return one.chart().text(NOTES).isPresent();
    }

    Path path() {
        return path;
    }

    private static boolean isText(ChartFile file) {
        return file.name().matches(".*\\.(ya?ml|tpl|txt)");
    }

    private static String withoutLookup(String text) {
        return LOOKUP.matcher(text).replaceAll("omit (dict)");
    }

    private static Path copy(Chart chart, UnaryOperator<String> change) throws IOException {
        Path folder = Files.createTempDirectory("chart").resolve(chart.name());
        copy(chart, change, folder);
        return folder;
    }

    /** Charts inside of it are unpacked, as their templates change too. */
    private static void copy(Chart chart, UnaryOperator<String> change, Path folder) throws IOException {
        for (ChartFile file : chart.raw()) {
            if (!file.name().startsWith(INNER_CHARTS)) {
                Path target = folder.resolve(file.name());
                Files.createDirectories(target.getParent());
                byte[] data = isText(file) ? change.apply(file.text()).getBytes(StandardCharsets.UTF_8) : file.data();
                Files.write(target, data);
            }
        }
        for (Chart inner : chart.dependencies()) {
            copy(inner, change, folder.resolve(INNER_CHARTS).resolve(inner.name() + "-" + inner.version()));
        }
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
