package org.fedai.kubefate.chart.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.internal.value.Documents;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.fedai.kubefate.chart.testing.Seed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random YAML means what it means to Helm, and random values are written as Helm writes them. {@code -Dyaml.cases} sets how many are tried,
 * {@code -Dyaml.seed} which.
 */
class YamlAgainstHelmTest {
    private static final int CASES = Integer.getInteger("yaml.cases", 400);
    private static final long SEED = Seed.of("yaml.seed");

    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "yes",
            "no",
            "~",
            "null",
            "0x1F",
            "010",
            "08",
            "1_000",
            "1.5",
            "1e3",
            ".5",
            "-",
            "- ",
            "? ",
            ": ",
            ":",
            "a: ",
            "b: ",
            "\n",
            "\n  ",
            "\n    ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            ",",
            "#",
            " # c",
            "'",
            "\"",
            "|",
            "|-\n",
            "|+\n",
            "|2\n",
            ">\n",
            ">-\n",
            "&x ",
            "*x",
            "*x ",
            "<<: ",
            "!!str ",
            "!!int ",
            "!foo ",
            "! ",
            "---\n",
            "...\n",
            "%",
            "@",
            "`",
            "\t",
            " ",
            "\u00e9",
            "\\n",
            "\\x41",
            "''",
            "k: v\n",
            "- x\n",
            "l:\n- 1\n- 2\n",
            "x y z",
            "2001-01-01",
            "12:30:45",
            "0b11",
            "-0",
            "+1",
            "%YAML 1.1\n",
            "http://x/y",
            "a:b",
            "a#b",
            "\r\n",
            "q: 'it''s'\n",
            "t: \"a\\\n  b\"\n");
    private static final List<String> TEXTS = List.of(
            "a",
            "Z",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\t",
            ":",
            ": ",
            "#",
            " #",
            "-",
            "- ",
            "?",
            "'",
            "\"",
            "\\",
            "\u00e9",
            "\uD83D\uDE00",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "\u0000",
            "\u001b",
            "1",
            "0",
            "10",
            "_",
            "yes",
            "no",
            "null",
            "~",
            "1e3",
            "0x1f",
            ".5",
            "12:30",
            "2001-01-01",
            "%",
            "@",
            "`",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&",
            "*",
            "!",
            "|",
            ">",
            "=",
            "<<",
            "---",
            "...",
            "word word ",
            "\r",
            "long words here and there so that lines get wide ",
            "k".repeat(130));
    private static final double[] NUMBERS = {
        1e6,
        1.5,
        1e20,
        1e21,
        1e22,
        -0.0,
        0.1,
        1e-5,
        1e-7,
        123456.5,
        1234567.5,
        9.3e18,
        1.8e19,
        2e19,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        100
    };

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Random random = new Random(SEED);

    @Test
    void texts_are_read_as_helm_reads_them() {
        List<String> texts =
                IntStream.range(0, CASES).mapToObj(i -> text(PIECES, 12)).toList();
        List<RealHelm.Outcome> read =
                RealHelm.render(templates("{{ index .Values.texts %d | b64dec | fromYaml | toJson }}"), encoded(texts));
        for (int i = 0; i < CASES; i++) {
            Object helm = Yaml.read(String.valueOf(read.get(i).text()), "helm");
            assertThat(ours(texts.get(i)))
                    .as("seed %d, text: <%s>", SEED, texts.get(i))
                    .isEqualTo(sameError(helm));
        }
    }

    @Test
    void values_are_written_as_helm_writes_them() {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            values.add(value(0));
        }
        List<String> wrapped = values.stream()
                .map(value -> JSON.writeValueAsString(Collections.singletonMap("v", value)))
                .toList();
        List<RealHelm.Outcome> written = RealHelm.render(
                templates("{{ (index .Values.texts %d | b64dec | fromJson).v | toYaml }}"), encoded(wrapped));
        for (int i = 0; i < CASES; i++) {
            assertThat(Yaml.write(values.get(i)))
                    .as("seed %d, value: %s", SEED, values.get(i))
                    .isEqualTo(written.get(i).text());
        }
    }

    private static String encoded(List<String> texts) {
        return texts.stream()
                .map(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("\", \"", "texts: [\"", "\"]"));
    }

    private static List<String> templates(String pattern) {
        return IntStream.range(0, CASES).mapToObj(pattern::formatted).toList();
    }

    /** What {@code fromYaml} makes of a text: a map in any case. */
    private static @Nullable Object ours(String text) {
        Object value;
        try {
            value = Yaml.read(text, "text");
        } catch (YamlException e) {
            return "refused";
        }
        if (value == null) {
            return Map.of();
        }
        return value instanceof Map ? Documents.fromYaml(value) : "refused";
    }

    /** Helm goes on with an error in the map; its words are not compared. */
    private static @Nullable Object sameError(@Nullable Object helm) {
        boolean refused =
                helm instanceof Map<?, ?> map && map.get("Error") instanceof String error && error.startsWith("error ");
        return refused ? "refused" : Documents.fromYaml(helm);
    }

    private String text(List<String> pieces, int length) {
        return IntStream.range(0, random.nextInt(length) + 1)
                .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth > 3 ? 5 : 8)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> NUMBERS[random.nextInt(NUMBERS.length)];
            case 3, 4 -> text(TEXTS, 6);
            case 5 -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(depth + 1));
                }
                yield list;
            }
            default -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    map.put(text(TEXTS, 4), value(depth + 1));
                }
                yield map;
            }
        };
    }
}
