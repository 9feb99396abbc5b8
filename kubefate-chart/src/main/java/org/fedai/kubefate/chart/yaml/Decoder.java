package org.fedai.kubefate.chart.yaml;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.fedai.kubefate.chart.exception.YamlException;
import org.jspecify.annotations.Nullable;

/** Converts nodes to values, as after a conversion of the YAML document to JSON. */
final class Decoder {
    /** The amounts of decoding work below which nearly all of it may come from aliases, and above which only a tenth may. */
    private static final int FEW = 400_000;

    private static final int MANY = 4_000_000;

    private final String source;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int decoded;
    private int decodedByAlias;
    private int aliasDepth;

    Decoder(String source) {
        this.source = source;
    }

    @Nullable
    Object decode(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> {
                count(scalar);
                yield json(scalar, resolve(scalar));
            }
            case Node.Sequence sequence -> {
                count(sequence);
                List<@Nullable Object> items = new ArrayList<>(sequence.items().size());
                sequence.items().forEach(item -> items.add(decode(item)));
                yield items;
            }
            case Node.Mapping mapping -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                fill(map, mapping);
                yield map;
            }
            case Node.Alias alias -> enter(alias, () -> decode(alias.target()));
        };
    }

    private void fill(Map<String, @Nullable Object> map, Node.Mapping mapping) {
        count(mapping);
        for (Node.Entry entry : mapping.entries()) {
            if (entry.isMerge()) {
                merge(map, entry.value());
            } else {
                String key = key(entry.key());
                map.put(key, decode(entry.value()));
            }
        }
    }

    private void merge(Map<String, @Nullable Object> map, Node from) {
        if (from instanceof Node.Sequence several) {
            // In reverse order: an earlier one takes precedence.
            several.items().reversed().forEach(item -> mergeOne(map, item));
        } else {
            mergeOne(map, from);
        }
    }

    private void mergeOne(Map<String, @Nullable Object> map, Node from) {
        if (from instanceof Node.Mapping mapping) {
            fill(map, mapping);
        } else if (from instanceof Node.Alias alias && alias.target() instanceof Node.Mapping mapping) {
            enter(alias, () -> {
                fill(map, mapping);
                return map;
            });
        } else {
            throw error(from, "map merge requires map or sequence of maps as the value");
        }
    }

    private @Nullable Object enter(Node.Alias alias, Supplier<@Nullable Object> body) {
        count(alias);
        if (!open.add(alias.target())) {
            throw error(alias, "anchor '" + alias.name() + "' value contains itself");
        }
        aliasDepth++;
        Object value = body.get();
        aliasDepth--;
        open.remove(alias.target());
        return value;
    }

    private String key(Node node) {
        Node target = node instanceof Node.Alias alias ? alias.target() : node;
        if (!(target instanceof Node.Scalar scalar)) {
            throw error(node, "a map or a list cannot be the key of a map");
        }
        count(node);
        Object key = resolve(scalar);
        return switch (key) {
            case null -> throw error(node, "null cannot be the key of a map");
            case BigInteger number -> throw error(node, "the number " + number + " is too large for the key of a map");
            default -> text(key);
        };
    }

    /** What a key is called that may be one. */
    private static String text(Object key) {
        return key instanceof Double number
                ? ScalarResolver.word(FloatText.general32(number.floatValue()))
                : key.toString();
    }

    /** The value of a plain scalar that could be decoded. */
    static @Nullable Object plain(String text) {
        Object value = ScalarResolver.resolve(text).value();
        if (value instanceof BigInteger number) {
            return number.doubleValue();
        }
        return value instanceof Double number ? whole(number) : value;
    }

    /** The text of a key that could be decoded. */
    static String plainKey(String text) {
        Object key = ScalarResolver.resolve(text).value();
        return key == null ? text : text(key);
    }

    private @Nullable Object resolve(Node.Scalar scalar) {
        if (scalar.tag() == null) {
            if (!scalar.implicit()) {
                return scalar.text();
            }
            return ScalarResolver.resolve(scalar.text()).value();
        }
        try {
            ScalarResolver.Resolved resolved = ScalarResolver.resolve(scalar.tag(), scalar.text());
            return resolved.tag().equals(Tags.BINARY) ? binary(scalar) : resolved.value();
        } catch (IllegalArgumentException e) {
            throw error(scalar, String.valueOf(e.getMessage()));
        }
    }

    /** Bytes pass through JSON as text, so what is not UTF-8 is replaced. */
    private String binary(Node.Scalar scalar) {
        try {
            String base64 = scalar.text().replace("\n", "").replace("\r", "");
            if (base64.length() % 4 != 0) {
                throw error(scalar, "!!binary value contains invalid base64 data");
            }
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw error(scalar, "!!binary value contains invalid base64 data");
        }
    }

    private @Nullable Object json(Node.Scalar scalar, @Nullable Object value) {
        return switch (value) {
            case Double number -> number(scalar, number);
            case BigInteger number -> number.doubleValue();
            case null -> null;
            default -> value;
        };
    }

    private Object number(Node.Scalar scalar, double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw error(scalar, scalar.text() + " is not a valid number in JSON");
        }
        return whole(number);
    }

    /** A number that is whole and fits is a Long. */
    private static Object whole(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 0x1p63) {
            return (long) number;
        }
        return number;
    }

    private void count(Node node) {
        decoded++;
        if (aliasDepth > 0) {
            decodedByAlias++;
        }
        if (decodedByAlias > 100 && decoded > 1000 && (double) decodedByAlias / decoded > allowedShare()) {
            throw error(node, "document contains excessive aliasing");
        }
    }

    private double allowedShare() {
        if (decoded <= FEW) {
            return 0.99;
        }
        if (decoded >= MANY) {
            return 0.10;
        }
        return 0.99 - 0.89 * ((double) (decoded - FEW) / (MANY - FEW));
    }

    private YamlException error(Node node, String message) {
        return new YamlException(source, node.line(), message);
    }
}
