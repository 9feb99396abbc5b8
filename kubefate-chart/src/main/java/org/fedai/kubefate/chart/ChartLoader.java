package org.fedai.kubefate.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** Builds a chart from its files as Helm does. */
final class ChartLoader {
    private static final List<String> READ_APART =
            List.of("Chart.yaml", "Chart.lock", "values.yaml", "values.schema.json");
    private static final List<String> REQUIREMENTS = List.of("requirements.yaml", "requirements.lock");
    private static final int BOM_LENGTH = 3;

    private final Map<String, ChartFile> raw = new LinkedHashMap<>();
    private final UnpackBudget budget;

    private ChartLoader(List<ChartFile> files, UnpackBudget budget) {
        this.budget = budget;
        for (ChartFile file : files) {
            raw.put(file.name(), withoutByteOrderMark(file));
        }
    }

    /**
     * @throws ChartException with the name of the file
     */
    static Chart load(List<ChartFile> files, UnpackBudget budget) {
        return new ChartLoader(files, budget).load();
    }

    private Chart load() {
        if (!raw.containsKey("Chart.yaml")) {
            throw new ChartException("Chart.yaml is missing");
        }
        Map<String, @Nullable Object> document = document("Chart.yaml").orElseGet(Map::of);
        ChartMetadata metadata =
                MetadataReader.read(document, document("requirements.yaml").orElse(null));
        try {
            return chart(metadata);
        } catch (ChartException e) {
            throw new ChartException("chart " + metadata.name() + ": " + e.getMessage(), e);
        }
    }

    private Chart chart(ChartMetadata metadata) {
        List<ChartFile> templates = new ArrayList<>();
        List<ChartFile> files = new ArrayList<>();
        Map<String, List<ChartFile>> subcharts = new TreeMap<>();
        for (ChartFile file : raw.values()) {
            String name = file.name();
            if (READ_APART.contains(name)) {
                continue;
            }
            if (name.startsWith("templates/")) {
                templates.add(file);
            } else if (name.startsWith("charts/") && !name.endsWith(".prov")) {
                String below = name.substring("charts/".length());
                subcharts
                        .computeIfAbsent(below.split("/", 2)[0], folder -> new ArrayList<>())
                        .add(new ChartFile(below, file.data()));
            } else if (!REQUIREMENTS.contains(name) || metadata.apiVersion().equals("v1")) {
                files.add(file);
            }
        }
        Map<String, @Nullable Object> values = document("values.yaml").orElseGet(Map::of);
        return new Chart(metadata, List.copyOf(raw.values()), templates, files, values, dependencies(subcharts));
    }

    private List<Chart> dependencies(Map<String, List<ChartFile>> subcharts) {
        List<Chart> charts = new ArrayList<>();
        subcharts.forEach((name, files) -> {
            if (!name.startsWith("_") && !name.startsWith(".")) {
                budget.enterChart();
                try {
                    charts.add(name.endsWith(".tgz") ? packed(name, files) : unpacked(name, files));
                } catch (ChartException e) {
                    throw new ChartException("charts/" + name + ": " + e.getMessage(), e);
                }
                budget.leaveChart();
            }
        });
        return charts;
    }

    private Chart packed(String name, List<ChartFile> files) {
        ChartFile archive = files.getFirst();
        if (!archive.name().equals(name)) {
            throw new ChartException("a folder has the name of an archive");
        }
        return ChartArchive.read(archive.data(), budget);
    }

    private Chart unpacked(String name, List<ChartFile> files) {
        String prefix = name + "/";
        List<ChartFile> inside = files.stream()
                .filter(file -> file.name().startsWith(prefix))
                .map(file -> new ChartFile(file.name().substring(prefix.length()), file.data()))
                .toList();
        return load(inside, budget);
    }

    @SuppressWarnings("unchecked") // Maps that were read from YAML have string keys.
    private Optional<Map<String, @Nullable Object>> document(String name) {
        ChartFile file = raw.get(name);
        if (file == null) {
            return Optional.empty();
        }
        Object document;
        try {
            document = Yaml.read(file.text(), name);
        } catch (YamlException e) {
            throw new ChartException(String.valueOf(e.getMessage()), e);
        }
        if (document != null && !(document instanceof Map)) {
            throw new ChartException(name + " must be a map");
        }
        return Optional.ofNullable((Map<String, @Nullable Object>) document);
    }

    private static ChartFile withoutByteOrderMark(ChartFile file) {
        byte[] data = file.data();
        boolean marked =
                data.length >= BOM_LENGTH && data[0] == (byte) 0xEF && data[1] == (byte) 0xBB && data[2] == (byte) 0xBF;
        return marked ? new ChartFile(file.name(), Arrays.copyOfRange(data, BOM_LENGTH, data.length)) : file;
    }
}
