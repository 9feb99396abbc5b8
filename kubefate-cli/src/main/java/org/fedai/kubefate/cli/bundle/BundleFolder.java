package org.fedai.kubefate.cli.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** The folder a bundle is collected in. Everything that goes in goes through {@link Redaction}. */
final class BundleFolder {
    private final Path folder;
    private final List<String> missing = new ArrayList<>();

    BundleFolder(Path folder) {
        this.folder = folder;
    }

    void document(String name, @Nullable Object document) {
        write(name, Yaml.write(Redaction.document(document)) + "\n");
    }

    /** ConfigMaps, with the files in them, which hold how FATE is set up. */
    void configMaps(String name, List<Map<?, ?>> configMaps) {
        write(name, Yaml.write(configMaps.stream().map(Redaction::configMap).toList()) + "\n");
    }

    void text(String name, String text) {
        write(name, Redaction.text(text));
    }

    /** Notes what could not be had; a bundle with gaps is better than none. */
    void missing(String what, String why) {
        missing.add(what + ": " + why);
    }

    List<String> missing() {
        return List.copyOf(missing);
    }

    private void write(String name, String content) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new BundleException("\"" + name + "\" leads out of the folder of the bundle", null);
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new BundleException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
