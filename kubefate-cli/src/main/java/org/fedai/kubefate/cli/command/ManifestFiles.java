package org.fedai.kubefate.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.manifest.Manifest;
import org.fedai.kubefate.common.manifest.ManifestObject;

/** Writes rendered objects into files named like their templates, as helm template --output-dir does. */
final class ManifestFiles {
    private final Session session;

    ManifestFiles(Session session) {
        this.session = session;
    }

    void write(List<ManifestObject> objects, Path given) {
        Path folder = session.environment().directory().resolve(given);
        Map<String, List<ManifestObject>> bySource = new LinkedHashMap<>();
        objects.forEach(object -> bySource.computeIfAbsent(object.source(), source -> new ArrayList<>())
                .add(object));
        bySource.forEach((source, content) -> {
            Path file = folder.resolve(source).normalize();
            if (!file.startsWith(folder.normalize())) {
                throw new CommandException(
                        ExitCode.BAD_INPUT, "the template " + source + " would be written outside " + given);
            }
            write(file, new Manifest(content).toYaml());
            session.out().println("wrote " + given.resolve(source));
        });
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, file + " cannot be written: " + e.getMessage());
        }
    }
}
