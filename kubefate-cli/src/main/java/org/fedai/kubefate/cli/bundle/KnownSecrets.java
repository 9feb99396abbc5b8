package org.fedai.kubefate.cli.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * The values of secrets. A password is masked where it stands under its own name; the same value in a log line or in a
 * file of another format is found only by its value.
 */
final class KnownSecrets {
    /** Shorter values are parts of ordinary words. */
    private static final int SHORTEST = 6;
    /** From this length on, a value is masked inside longer words as well. */
    private static final int DISTINCTIVE = 12;

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern RANDOM = Pattern.compile("(?s)(?=.*\\d)(?=.*[A-Za-z]).{" + DISTINCTIVE + ",}");
    /** Values of settings whose names only look like those of secrets. */
    private static final Set<String> ORDINARY =
            Set.of("default", "enabled", "disabled", "strict", "required", "optional", "opaque", "kubernetes");

    /** The longest first, so that no part of a longer one remains. */
    private final Set<String> values =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** Adds a secret, unless it is too short to be masked everywhere. */
    void add(@Nullable Object value) {
        String text = value instanceof String || value instanceof Number
                ? value.toString().strip()
                : "";
        if (text.length() < SHORTEST || text.startsWith("$") || ORDINARY.contains(text.toLowerCase(Locale.ROOT))) {
            return;
        }
        values.add(text);
        values.add(Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
        values.add(URLEncoder.encode(text, UTF_8));
    }

    /** Adds what a document contains under names of secrets, also inside the cluster.yaml files in it. */
    void learn(@Nullable Object document) {
        if (document instanceof Map<?, ?> map) {
            map(map);
        } else if (document instanceof List<?> list) {
            list.forEach(this::learn);
        }
    }

    /** Adds the values of a Secret of Kubernetes that are passwords or look random; others are names and addresses. */
    void learnSecret(Map<?, ?> secret) {
        if (secret.get("data") instanceof Map<?, ?> data) {
            data.forEach((key, value) -> {
                String text = decoded(String.valueOf(value));
                if (Redaction.isSecret(key.toString()) || RANDOM.matcher(text).matches()) {
                    add(text);
                    text.lines().filter(line -> RANDOM.matcher(line).matches()).forEach(this::add);
                }
            });
        }
    }

    /** Masks the values in a text. */
    String without(String text) {
        if (values.isEmpty()) {
            return text;
        }
        String any = values.stream().map(KnownSecrets::pattern).collect(Collectors.joining("|"));
        return Pattern.compile(any).matcher(text).replaceAll(SecretText.MASK);
    }

    private static String pattern(String value) {
        boolean word = value.length() < DISTINCTIVE && WORD.matcher(value).matches();
        return word ? "(?<![A-Za-z0-9])" + value + "(?![A-Za-z0-9])" : Pattern.quote(value);
    }

    private void map(Map<?, ?> map) {
        boolean variable = map.get("name") instanceof String name && SecretText.isSecret(name);
        map.forEach((key, value) -> {
            String name = key.toString();
            if (Redaction.isSecret(name) || (variable && name.equals("value"))) {
                add(value);
            } else if (value instanceof String text && name.equals("values")) {
                learnYaml(text);
            } else if (value instanceof String text && name.equals("data")) {
                learnYaml(decoded(text));
            }
            learn(value);
        });
    }

    private void learnYaml(String text) {
        try {
            learn(Yaml.read(text, "values"));
        } catch (YamlException e) {
            // The text is left out of the bundle anyway.
            return;
        }
    }

    /** The text itself if it is not Base64. */
    private static String decoded(String text) {
        try {
            return new String(Base64.getDecoder().decode(text), UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
