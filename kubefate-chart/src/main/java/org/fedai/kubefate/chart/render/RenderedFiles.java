package org.fedai.kubefate.chart.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestDocument;
import org.fedai.kubefate.chart.manifest.ManifestObject;

/** Converts the output of templates to objects: separates notes, hooks and the release, and sorts each in Helm's order. */
final class RenderedFiles {
    private static final String NOTES = "NOTES.txt";

    private final HelmVersion helm;
    private final Map<String, String> files;
    private final String notesName;
    private final List<ManifestDocument> release = new ArrayList<>();
    private final List<ManifestDocument> hooks = new ArrayList<>();

    /**
     * @param helm whose order of kinds applies
     * @param files by chart and path
     * @param chartName whose notes are used; those of subcharts are ignored
     */
    RenderedFiles(HelmVersion helm, Map<String, String> files, String chartName) {
        this.helm = helm;
        this.files = new TreeMap<>(files);
        this.notesName = chartName + "/templates/" + NOTES;
        this.files.forEach((name, text) -> {
            if (!name.endsWith(NOTES)) {
                documents(helm, name, text).forEach(this::sort);
            }
        });
        release.sort(ManifestDocument.byKind(helm));
        hooks.sort(ManifestDocument.byKind(helm));
    }

    Manifest manifest() {
        return Manifest.of(helm, release);
    }

    List<ManifestObject> hooks() {
        return hooks.stream().flatMap(document -> document.objects().stream()).toList();
    }

    String notes() {
        return files.getOrDefault(notesName, "");
    }

    /** Those of the release, without white space at the end of the last one, and those of the hooks. */
    List<ManifestDocument> documents() {
        List<ManifestDocument> documents = new ArrayList<>(release);
        if (!release.isEmpty()) {
            ManifestDocument last = documents.removeLast();
            documents.add(new ManifestDocument(last.text().stripTrailing(), last.object()));
        }
        documents.addAll(hooks);
        return documents;
    }

    /**
     * @throws TemplateException if it is not YAML, or not an object
     */
    static List<ManifestDocument> documents(HelmVersion helm, String name, String text) {
        try {
            return ManifestDocument.split(helm, text, name).stream()
                    .map(document -> document.from(name))
                    .toList();
        } catch (YamlException e) {
            throw new TemplateException(name, 0, "line " + e.line() + " of its output: " + e.reason(), e);
        }
    }

    /** A hook with an unknown event is neither part of the release nor a hook to run. */
    private void sort(ManifestDocument document) {
        if (document.object().hook().isPresent()) {
            hooks.add(document);
        } else if (!document.object().isNoPartOfRelease()) {
            release.add(document);
        }
    }
}
