package org.fedai.kubefate.server.chart;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartArchive;
import org.fedai.kubefate.chart.ChartFolder;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.version.SemVersion;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.common.versions.ServedVersions;
import org.fedai.kubefate.server.version.ServiceVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Adds the charts bundled with the service to the store at startup. Uploaded charts and those of a newer release of the
 * service are not replaced; the same version of a chart that the Go service had is, because clusters are updated in place to the bundled one.
 * Library charts are skipped, because they cannot be installed; the charts that depend on one contain it.
 */
@Component
class BundledCharts implements SmartInitializingSingleton {
    private static final Logger LOG = LoggerFactory.getLogger(BundledCharts.class);

    private final ChartSettings settings;
    private final ChartStore store;
    private final ServiceVersion version;

    BundledCharts(ChartSettings settings, ChartStore store, ServiceVersion version) {
        this.settings = settings;
        this.store = store;
        this.version = version;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            addAll();
        } catch (IOException e) {
            throw new KubefateException("cannot read the bundled charts: " + e.getMessage(), e);
        }
    }

    private void addAll() throws IOException {
        if (settings.folder().isBlank()) {
            ClasspathCharts.forEachFolder(this::add);
            return;
        }
        Path folder = Path.of(settings.folder());
        if (!Files.isDirectory(folder)) {
            throw new KubefateException(
                    "FATECLOUD_CHARTS is set to " + folder.toAbsolutePath() + ", which is not a directory");
        }
        for (Path entry : entries(folder)) {
            add(entry);
        }
    }

    private void add(Path entry) {
        try {
            if (Files.isRegularFile(entry.resolve("Chart.yaml"))) {
                ServedVersions.of(ChartFolder.read(entry, settings.limits())).forEach(this::store);
            } else if (entry.toString().endsWith(".tgz")) {
                store(ChartArchive.read(Files.readAllBytes(entry), settings.limits()));
            }
        } catch (KubefateException | EngineException | IOException e) {
            LOG.error("skipping bundled chart {}: {}", entry.getFileName(), e.getMessage());
        }
    }

    private void store(Chart chart) {
        if (chart.metadata().isLibrary()) {
            return;
        }
        NewChart content = NewChart.bundled(ChartArchive.write(chart), version.text());
        ChartEntity there = store.put(content, present -> mayReplace(present, content));
        LOG.debug("chart {} {} is in the store (source: {})", chart.name(), chart.version(), there.source());
    }

    private static boolean mayReplace(ChartEntity present, NewChart content) {
        if (present.source() == ChartSource.TAKEN_OVER) {
            LOG.info(
                    "chart {} {} of the Go service is replaced by the one that this service brings; if you had changed it, "
                            + "upload it again",
                    present.name(),
                    present.version());
            return true;
        }
        return present.source() == ChartSource.BUNDLED
                && !present.digest().equals(content.digest())
                && SemVersion.parse(present.bundledBy()).compareTo(SemVersion.parse(content.bundledBy())) <= 0;
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        }
        entries.sort(null);
        return entries;
    }
}
