package org.fedai.kubefate.server.release.readiness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.server.release.history.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets of a release in text: the values of its Secrets, and those in its cluster.yaml under keys such as {@code password}. Containers
 * may log them, and the last log lines are shown as the reason why a container crashed.
 */
public final class SecretMask {
    private static final String MASK = "***";
    /** Shorter values are not secrets, and masking them would make text unreadable. */
    private static final int MIN_LENGTH = 4;
    /** From this length a secret is also masked inside words; a shorter one may be part of a word by chance. */
    private static final int MIN_LENGTH_INSIDE_WORDS = 8;

    /** Does not match keys that contain the name of a Secret, because the name is needed in messages. */
    private static final Pattern SECRET_KEY =
            Pattern.compile("passw|token|credential|(private|access|secret).?key$|^secret$", Pattern.CASE_INSENSITIVE);

    private static final Set<String> COMMON = Set.of("true", "false", "null", "none", "default");

    /** The longest first, so that no secret is masked only partially because it contains another one. */
    private final List<String> texts;

    private SecretMask(Set<String> texts) {
        this.texts = texts.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public static SecretMask of(Collection<Revision> revisions) {
        Set<String> texts = new HashSet<>();
        for (Revision revision : revisions) {
            Stream.concat(revision.manifest().objects().stream(), revision.hooks().stream())
                    .filter(object -> object.kind().equals("Secret"))
                    .forEach(secret -> values(secret).forEach(value -> add(value, texts)));
            underSecretKeys(revision.spec().document(), false, texts);
        }
        return new SecretMask(texts);
    }

    /** Replaces the secrets in a text. */
    public String mask(String text) {
        String masked = text;
        for (String secret : texts) {
            masked = secret.length() >= MIN_LENGTH_INSIDE_WORDS
                    ? masked.replace(secret, MASK)
                    : masked.replaceAll("(?<![\\w-])" + Pattern.quote(secret) + "(?![\\w-])", MASK);
        }
        return masked;
    }

    private static List<String> values(ManifestObject secret) {
        List<String> values = new ArrayList<>();
        if (secret.content().get("stringData") instanceof Map<?, ?> plain) {
            plain.values().forEach(value -> values.add(String.valueOf(value)));
        }
        if (secret.content().get("data") instanceof Map<?, ?> encoded) {
            encoded.values().forEach(value -> values.add(decoded(String.valueOf(value))));
        }
        return values;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return base64;
        }
    }

    private static void underSecretKeys(@Nullable Object value, boolean secret, Set<String> texts) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, child) -> underSecretKeys(
                        child, secret || SECRET_KEY.matcher(key.toString()).find(), texts));
            case List<?> list -> list.forEach(child -> underSecretKeys(child, secret, texts));
            case null -> {}
            default -> {
                if (secret) {
                    add(value.toString(), texts);
                }
            }
        }
    }

    /** Secrets may contain whole files, of which single lines may occur in logs. */
    private static void add(String value, Set<String> texts) {
        value.lines()
                .map(String::strip)
                .filter(line -> line.length() >= MIN_LENGTH && !COMMON.contains(line))
                .forEach(texts::add);
    }
}
