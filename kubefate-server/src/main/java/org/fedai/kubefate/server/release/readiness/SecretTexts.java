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
 * What a release must not tell anybody: the values its Secrets hold, and those its cluster.yaml has under names such as {@code password}. Containers
 * write them into their logs, and the logs' last lines are shown to say why a pod is ill.
 */
public final class SecretTexts {
    private static final String MASK = "***";
    /** Shorter ones are no secrets, and to take them out would make any text unreadable. */
    private static final int SHORTEST = 4;
    /** From this length on, a secret is taken out of the middle of words as well; a short one may be a part of any of them by chance. */
    private static final int UNMISTAKABLE = 8;

    /** Not those that name a Secret: its name is part of what has to be said. */
    private static final Pattern SECRET_KEY =
            Pattern.compile("passw|token|credential|(private|access|secret).?key$|^secret$", Pattern.CASE_INSENSITIVE);

    private static final Set<String> COMMON = Set.of("true", "false", "null", "none", "default");

    /** The longest first, so that none is left in part because another one is a part of it. */
    private final List<String> texts;

    private SecretTexts(Set<String> texts) {
        this.texts = texts.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public static SecretTexts of(Collection<Revision> revisions) {
        Set<String> texts = new HashSet<>();
        for (Revision revision : revisions) {
            Stream.concat(revision.manifest().objects().stream(), revision.hooks().stream())
                    .filter(object -> object.kind().equals("Secret"))
                    .forEach(secret -> values(secret).forEach(value -> add(value, texts)));
            underSecretKeys(revision.spec().document(), false, texts);
        }
        return new SecretTexts(texts);
    }

    /** The text without them. */
    public String mask(String text) {
        String masked = text;
        for (String secret : texts) {
            masked = secret.length() >= UNMISTAKABLE
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

    /** Whole files are kept in Secrets as well; of those a single line may turn up. */
    private static void add(String value, Set<String> texts) {
        value.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST && !COMMON.contains(line))
                .forEach(texts::add);
    }
}
