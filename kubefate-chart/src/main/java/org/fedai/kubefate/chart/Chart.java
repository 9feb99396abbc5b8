package org.fedai.kubefate.chart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.exception.ChartException;
import org.jspecify.annotations.Nullable;

/** A chart, loaded completely and immutable. */
public final class Chart {
    private static final Pattern MANIFEST = Pattern.compile(".*\\.(ya?ml|json)", Pattern.CASE_INSENSITIVE);

    private final ChartMetadata metadata;
    private final List<ChartFile> raw;
    private final List<ChartFile> templates;
    private final List<ChartFile> files;
    private final Map<String, @Nullable Object> values;
    private final List<Chart> dependencies;
    private volatile @Nullable String digest;

    Chart(
            ChartMetadata metadata,
            List<ChartFile> raw,
            List<ChartFile> templates,
            List<ChartFile> files,
            Map<String, @Nullable Object> values,
            List<Chart> dependencies) {
        this.metadata = metadata;
        this.raw = List.copyOf(raw);
        this.templates = List.copyOf(templates);
        this.files = List.copyOf(files);
        this.values = values;
        this.dependencies = List.copyOf(dependencies);
    }

    /**
     * Reads a chart, packed or not, with the default limits.
     *
     * @param path a folder with a Chart.yaml, or a {@code .tgz}
     * @return the chart with its subcharts
     * @throws ChartException if there is no chart, or it exceeds the limits
     */
    public static Chart read(Path path) {
        return read(path, ArchiveLimits.DEFAULT);
    }

    /**
     * {@link #read(Path)} with the given limits.
     *
     * @param path a folder with a Chart.yaml, or a {@code .tgz}
     * @param limits the size limits
     * @return the chart with its subcharts
     * @throws ChartException if there is no chart, or it exceeds the limits
     */
    public static Chart read(Path path, ArchiveLimits limits) {
        return Files.isDirectory(path) ? ChartFolder.read(path, limits) : ChartArchive.read(path, limits);
    }

    /**
     * Makes a chart of its files.
     *
     * @param files each with its path inside the chart, such as {@code templates/core/mysql.yaml}
     * @return the chart
     * @throws ChartException when Chart.yaml is missing, or a file is not what its name says
     */
    public static Chart of(List<ChartFile> files) {
        return ChartLoader.load(files, new UnpackBudget(ArchiveLimits.DEFAULT));
    }

    /** {@return the content of Chart.yaml} */
    public ChartMetadata metadata() {
        return metadata;
    }

    /** {@return the name of the chart, as in Chart.yaml} */
    public String name() {
        return metadata.name();
    }

    /** {@return the version of the chart, as in Chart.yaml: a semantic version, optionally with a leading v} */
    public String version() {
        return metadata.version();
    }

    /** {@return all files of the archive or folder, including those of subcharts, without byte order marks} */
    public List<ChartFile> raw() {
        return raw;
    }

    /** {@return the files of {@code templates/}, with this prefix in their names} */
    public List<ChartFile> templates() {
        return templates;
    }

    /** {@return the files that templates access as {@code .Files}} */
    public List<ChartFile> files() {
        return files;
    }

    /** {@return the default values of values.yaml, which must not be modified; empty if there are none} */
    public Map<String, @Nullable Object> values() {
        return values;
    }

    /** {@return the charts in {@code charts/}, sorted by the names of their folders and archives, whether Chart.yaml lists them or not} */
    public List<Chart> dependencies() {
        return dependencies;
    }

    /** {@return SHA-256 over the names and contents of all files, in hexadecimal; it does not depend on how the chart was packed} */
    public String digest() {
        String known = digest;
        if (known == null) {
            known = ContentDigest.of(raw);
            digest = known; // Concurrent threads compute the same value.
        }
        return known;
    }

    /** {@return the JSON schema of its values, values.schema.json; empty if it has none} */
    public Optional<String> schema() {
        return text("values.schema.json");
    }

    /** {@return the files of {@code crds/} that hold objects, which are installed before all others and not rendered} */
    public List<ChartFile> crds() {
        return files.stream()
                .filter(file -> file.name().startsWith("crds/")
                        && MANIFEST.matcher(file.name()).matches())
                .toList();
    }

    /**
     * {@return the text of a file; empty if the chart has no such file}
     *
     * @param name path inside the chart, with slashes: {@code values-template.yaml}
     */
    public Optional<String> text(String name) {
        return raw.stream()
                .filter(file -> file.name().equals(name))
                .map(ChartFile::text)
                .findFirst();
    }
}
