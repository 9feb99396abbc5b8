package org.fedai.kubefate.cli.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * The directory in which a bundle is collected. Everything written to it passes through {@link Redaction}, and, once all
 * secrets are known, through {@link KnownSecrets}.
 */
final class BundleFolder {
    private final Path folder;
    private final List<String> missing = new ArrayList<>();
    private final List<Path> written = new ArrayList<>();
    private final KnownSecrets secrets = new KnownSecrets();

    BundleFolder(Path folder) {
        this.folder = folder;
    }

    /** Secrets whose values are masked wherever they appear. */
    KnownSecrets secrets() {
        return secrets;
    }

    void document(String name, @Nullable Object document) {
        secrets.learn(document);
        write(name, Yaml.write(Redaction.document(document)) + "\n");
    }

    /** ConfigMaps including their files, which contain the configuration of FATE. */
    void configMaps(String name, List<Map<?, ?>> configMaps) {
        secrets.learn(configMaps);
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

    /** Masks the secrets that became known after a file was written. */
    void maskKnownSecrets() {
        for (Path file : written) {
            try {
                String text = Files.readString(file);
                String masked = secrets.without(text);
                if (!masked.equals(text)) {
                    Files.writeString(file, masked);
                }
            } catch (IOException e) {
                throw new BundleException(file + " cannot be written: " + e.getMessage(), e);
            }
        }
    }

    private void write(String name, String content) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new BundleException("\"" + name + "\" is outside the directory of the bundle", null);
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            written.add(file);
        } catch (IOException e) {
            throw new BundleException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
