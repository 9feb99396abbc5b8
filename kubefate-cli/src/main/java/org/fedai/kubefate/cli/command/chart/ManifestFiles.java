package org.fedai.kubefate.cli.command.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;

/** Writes rendered documents to files named after their templates, like helm template --output-dir. */
final class ManifestFiles {
    private static final Pattern SOURCE = Pattern.compile("(?m)^---\n# Source: (.+)\n");

    private final Session session;

    ManifestFiles(Session session) {
        this.session = session;
    }

    /**
     * Writes the files.
     *
     * @param text the documents, each with its source comment
     * @param given the directory given by the user
     */
    void write(String text, Path given) {
        Path folder = session.environment().directory().resolve(given).normalize();
        bySource(text).forEach((source, documents) -> {
            Path file = folder.resolve(source).normalize();
            if (!file.startsWith(folder)) {
                throw new CommandException(
                        ExitCode.BAD_INPUT, "the template " + source + " would be written outside " + given);
            }
            write(file, documents);
            session.out().println("wrote " + given.resolve(source));
        });
    }

    private static Map<String, String> bySource(String text) {
        Map<String, String> bySource = new LinkedHashMap<>();
        Matcher source = SOURCE.matcher(text);
        int start = 0;
        String name = null;
        while (source.find()) {
            if (name != null) {
                bySource.merge(name, text.substring(start, source.start()), String::concat);
            }
            name = source.group(1);
            start = source.start();
        }
        if (name != null) {
            bySource.merge(name, text.substring(start), String::concat);
        }
        return bySource;
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
