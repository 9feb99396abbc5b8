package org.fedai.kubefate.cli.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** The directory in which a bundle is collected. Everything written to it passes through {@link Redaction}. */
final class BundleFolder {
    private final Path folder;
    private final List<String> missing = new ArrayList<>();

    BundleFolder(Path folder) {
        this.folder = folder;
    }

    void document(String name, @Nullable Object document) {
        write(name, Yaml.write(Redaction.document(document)) + "\n");
    }

    /** ConfigMaps including their files, which contain the configuration of FATE. */
    void configMaps(String name, List<Map<?, ?>> configMaps) {
        write(name, Yaml.write(configMaps.stream().map(Redaction::configMap).toList()) + "\n");
    }

    void text(String name, String text) {
        write(name, Redaction.text(text));
    }

    /** Records what could not be collected; an incomplete bundle is better than none. */
    void missing(String what, String why) {
        missing.add(what + ": " + why);
    }

    List<String> missing() {
        return List.copyOf(missing);
    }

    private void write(String name, String content) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new BundleException("\"" + name + "\" is outside the directory of the bundle", null);
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new BundleException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
