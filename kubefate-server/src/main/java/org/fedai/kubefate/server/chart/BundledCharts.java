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
import org.fedai.kubefate.server.version.ServiceVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Puts the charts that came with the service into the store at the start. What users uploaded, and what a newer service brought, stays.
 * Library charts are left out, because nobody can install them; the charts that depend on one carry it inside.
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
            seedAll();
        } catch (IOException e) {
            throw new KubefateException("the bundled charts cannot be read: " + e.getMessage(), e);
        }
    }

    private void seedAll() throws IOException {
        if (settings.folder().isBlank()) {
            ClasspathCharts.forEachFolder(this::seed);
            return;
        }
        Path folder = Path.of(settings.folder());
        if (!Files.isDirectory(folder)) {
            throw new KubefateException("FATECLOUD_CHARTS names " + folder.toAbsolutePath() + ", which is no folder");
        }
        for (Path entry : entries(folder)) {
            seed(entry);
        }
    }

    private void seed(Path entry) {
        try {
            if (Files.isRegularFile(entry.resolve("Chart.yaml"))) {
                offer(ChartFolder.read(entry, settings.limits()));
            } else if (entry.toString().endsWith(".tgz")) {
                offer(ChartArchive.read(Files.readAllBytes(entry), settings.limits()));
            }
        } catch (KubefateException | EngineException | IOException e) {
            LOG.error("bundled chart {} is left out: {}", entry.getFileName(), e.getMessage());
        }
    }

    private void offer(Chart chart) {
        if (chart.metadata().isLibrary()) {
            return;
        }
        NewChart content = NewChart.bundled(ChartArchive.write(chart), version.text());
        ChartEntity there = store.put(content, present -> mayReplace(present, content));
        LOG.debug("chart {} {} is in the store, {}", chart.name(), chart.version(), there.source());
    }

    private static boolean mayReplace(ChartEntity present, NewChart content) {
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
