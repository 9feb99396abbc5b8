package org.fedai.kubefate.chart.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestDocument;
import org.fedai.kubefate.chart.manifest.ManifestObject;

/** Makes objects of what templates rendered: takes notes, hooks and the release apart and puts each into Helm's order. */
final class RenderedFiles {
    private static final String NOTES = "NOTES.txt";

    private final Map<String, String> files;
    private final String notesName;
    private final List<ManifestDocument> release = new ArrayList<>();
    private final List<ManifestDocument> hooks = new ArrayList<>();

    /**
     * @param files by chart and path
     * @param chartName whose notes count; those of charts inside of it do not
     */
    RenderedFiles(Map<String, String> files, String chartName) {
        this.files = new TreeMap<>(files);
        this.notesName = chartName + "/templates/" + NOTES;
        this.files.forEach((name, text) -> {
            if (!name.endsWith(NOTES)) {
                documents(name, text).forEach(this::sort);
            }
        });
        release.sort(ManifestDocument.BY_KIND);
        hooks.sort(ManifestDocument.BY_KIND);
    }

    Manifest manifest() {
        return Manifest.of(release);
    }

    List<ManifestObject> hooks() {
        return hooks.stream().flatMap(document -> document.objects().stream()).toList();
    }

    String notes() {
        return files.getOrDefault(notesName, "");
    }

    List<ManifestDocument> documents() {
        return Stream.of(release, hooks).flatMap(List::stream).toList();
    }

    /**
     * @throws TemplateException when it is not YAML, or no object
     */
    static List<ManifestDocument> documents(String name, String text) {
        try {
            return ManifestDocument.split(text, name).stream()
                    .map(document -> document.from(name))
                    .toList();
        } catch (YamlException e) {
            throw new TemplateException(name, 0, "line " + e.line() + " of what it renders to: " + e.reason(), e);
        }
    }

    /** An object that calls itself a hook but names no point that exists belongs nowhere. */
    private void sort(ManifestDocument document) {
        if (document.object().hook().isPresent()) {
            hooks.add(document);
        } else if (!document.object().isNoPartOfRelease()) {
            release.add(document);
        }
    }
}
