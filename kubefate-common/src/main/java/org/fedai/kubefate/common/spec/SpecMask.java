package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of a cluster.yaml and the values made of it, for readers who may not change the cluster: what stands
 * under a key such as {@code password}, the same text wherever else it stands, and what looks like a secret inside of
 * other texts. In doubt it is taken out. Names of Secrets stay.
 */
public final class SpecMask {
    /** What stands in place of a secret. */
    public static final String MASK = "***";

    /** Of those a single occurrence elsewhere is more likely a coincidence. */
    private static final int SHORTEST = 4;

    private static final Set<String> COMMON =
            Set.of("true", "false", "null", "none", "default", "admin", "root", "fate", "mysql");

    private static final Pattern SECRET = Pattern.compile(
            "pass|pwd|token|credential|secret|(private|access|api|encryption|signing|jwt|tls|ssl|ca|client|server)[._-]?key$",
            Pattern.CASE_INSENSITIVE);

    /** These say where a secret is kept. */
    private static final Pattern NAMES = Pattern.compile(
            "(secret.?(name|ref|keyref)s?|imagepullsecrets?|existingsecret|automountserviceaccounttoken)$",
            Pattern.CASE_INSENSITIVE);

    private static final List<Rule> INSIDE = List.of(
            new Rule(
                    Pattern.compile(
                            "-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----.*?(?:-----END [A-Z ]{0,40}-----|\\z)",
                            Pattern.DOTALL),
                    MASK),
            // jdbc:mysql://user:password@host
            new Rule(Pattern.compile("(://[^\\s/:@]{0,100}:)[^\\s/@]{1,200}(@)"), "$1" + MASK + "$2"),
            // password=secret, --password 'secret', "token": "secret", <password>secret</password>
            new Rule(
                    Pattern.compile(
                            "((?:pass|pwd|token|credential|secret|(?:private|access|api)[._-]?key)[\\w.-]{0,64}(?:</name>\\s{0,80}<value>|[\"']?\\s{0,8}[=:>]\\s{0,8}[\"']?))[^\\s\"',;&<]+",
                            Pattern.CASE_INSENSITIVE),
                    "$1" + MASK));

    private record Rule(Pattern pattern, String replacement) {}

    /** The longest first, so that none is left in part because another one is a part of it. */
    private final List<String> secrets;

    private final UnaryOperator<String> hidden;

    private SpecMask(Set<String> secrets, UnaryOperator<String> hidden) {
        this.hidden = hidden;
        this.secrets = secrets.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** One that knows the secrets of these documents. */
    public static SpecMask of(List<? extends @Nullable Object> documents) {
        return of(documents, secret -> MASK);
    }

    /** The same with something else in place of each secret. What only looks like one inside of a text is still masked. */
    public static SpecMask of(List<? extends @Nullable Object> documents, UnaryOperator<String> hidden) {
        Set<String> secrets = new LinkedHashSet<>();
        documents.forEach(document -> collect(document, false, secrets));
        return new SpecMask(secrets, hidden);
    }

    /** Whether what stands at the end of a path is a secret, so that messages must not show it. */
    public static boolean isSecret(List<Object> path) {
        return path.stream().anyMatch(step -> isSecretName(step.toString()));
    }

    /** A document without secrets: maps, lists and scalars as YAML has them. */
    public @Nullable Object mask(@Nullable Object document) {
        return mask(document, false);
    }

    private @Nullable Object mask(@Nullable Object value, boolean secret) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                map.forEach((key, child) -> copy.put(String.valueOf(key), mask(child, isSecret(key, map, secret))));
                yield copy;
            }
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>();
                list.forEach(child -> copy.add(mask(child, secret)));
                yield copy;
            }
            case null -> null;
            case Boolean flag -> flag;
            case String text -> secret ? (text.isEmpty() ? text : hidden.apply(text)) : inside(text);
            default -> secret || secrets.contains(value.toString()) ? hidden.apply(value.toString()) : value;
        };
    }

    private String inside(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, hidden.apply(secret));
        }
        for (Rule rule : INSIDE) {
            masked = rule.pattern().matcher(masked).replaceAll(rule.replacement());
        }
        return masked;
    }

    private static void collect(@Nullable Object value, boolean secret, Set<String> secrets) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, child) -> collect(child, isSecret(key, map, secret), secrets));
            case List<?> list -> list.forEach(child -> collect(child, secret, secrets));
            case null -> {}
            case Boolean flag -> {}
            default -> {
                String text = value.toString();
                if (secret && text.length() >= SHORTEST && !COMMON.contains(text)) {
                    secrets.add(text);
                }
            }
        }
    }

    /** Also the value of an environment variable, which is a name beside a value. */
    private static boolean isSecret(@Nullable Object key, Map<?, ?> map, boolean above) {
        String name = String.valueOf(key);
        if (NAMES.matcher(name).find()) {
            return false;
        }
        boolean variable = name.equals("value")
                && map.get("name") instanceof String variableName
                && SECRET.matcher(variableName).find();
        return above || variable || isSecretName(name);
    }

    private static boolean isSecretName(String name) {
        return SECRET.matcher(name).find() && !NAMES.matcher(name).find();
    }
}
