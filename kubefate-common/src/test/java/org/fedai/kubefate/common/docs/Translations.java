package org.fedai.kubefate.common.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code docs/zh/translations.txt} says: pairs of lines, English and Chinese. Remembers what was asked for. */
final class Translations {
    static final Path FILE = Pages.ROOT.resolve("docs/zh/translations.txt");

    private final Map<String, String> sentences;
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    private Translations(Map<String, String> sentences) {
        this.sentences = sentences;
    }

    static Translations read() {
        try {
            List<String> lines = Files.readAllLines(FILE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            Map<String, String> sentences = new LinkedHashMap<>();
            for (int i = 0; i < lines.size(); i += 2) {
                if (sentences.put(lines.get(i), lines.get(i + 1)) != null) {
                    throw new IllegalStateException(FILE + " has twice: " + lines.get(i));
                }
            }
            return new Translations(sentences);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Chinese for a sentence; the sentence itself when there is none. */
    String of(String english) {
        used.add(english);
        String chinese = sentences.get(english);
        if (chinese == null) {
            missing.add(english);
            return english;
        }
        return chinese;
    }

    /** What was asked for and is not there. */
    Set<String> missing() {
        return missing;
    }

    /** What is there and was not asked for. */
    List<String> unused() {
        return sentences.keySet().stream()
                .filter(sentence -> !used.contains(sentence))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
