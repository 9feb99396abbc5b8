package org.fedai.kubefate.chart.render;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.internal.engine.TemplateSet;
import org.fedai.kubefate.chart.internal.engine.run.TemplateSource;
import org.fedai.kubefate.chart.testing.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever stands in a template, it is rendered or refused with a {@link TemplateException}, in time. {@code -Dtemplate.fuzz.seconds=600}
 * tries longer, {@code -Dtemplate.fuzz.seed=1} again what was found.
 */
class TemplateFuzzTest {
    private static final String NAME = "c/templates/a.yaml";
    private static final String[] PIECES = {
        "{{",
        "}}",
        "{{-",
        "-}}",
        " ",
        "\n",
        "{",
        "}",
        "{%",
        "%}",
        "{#",
        "#}",
        "-",
        "if",
        "else",
        "else if",
        "end",
        "range",
        "with",
        "define",
        "block",
        "template",
        "break",
        "continue",
        "nil",
        "true",
        ".",
        ".Values",
        ".a",
        "$",
        "$x",
        ":=",
        "=",
        ",",
        "|",
        "(",
        ")",
        "\"a\"",
        "`b`",
        "'c'",
        "\"",
        "`",
        "'",
        "\\",
        "/*",
        "*/",
        "1",
        "-1",
        "0x",
        "1e9",
        "1.5",
        "_",
        "print",
        "and",
        "len",
        "index",
        "include",
        "tpl",
        "dict",
        "list",
        "printf",
        "\"{{ . }}\"",
        "\"%d\"",
        "\u00e9",
        "\uD83D\uDE00",
        "\uD83D",
        "\u0000",
        "\f",
        "\u2003",
        "raw",
        "endraw",
        "set",
        "{% raw %}",
        "{{ '",
        "' }}"
    };
    private static final String SEED_TEMPLATE = """
            {{- define "labels" -}}
            app: {{ .Values.name | default "x" | quote }}
            {{- end }}
            {{- range $i, $v := .Values.list }}
              {{- if and $v (gt $i 0) }}
            - {{ $v | upper }}{{ else if eq $v "a" }}{{ break }}{{- else }} {# x #} {{ continue }}
              {{- end }}
            {{- end }}
            {{ with .Values.map }}{{ .k }}{{ end }}{{/* comment */}}
            {{ $x := 1 }}{{ $x = add $x 1 }}{{ include "labels" . | nindent 2 }}{{ (index .Values.list 0) }}
            """;

    private final Random random;
    private final long seed = Seed.of("template.fuzz.seed");

    TemplateFuzzTest() {
        this.random = new Random(seed);
    }

    @Test
    @Timeout(3600)
    void any_text_is_rendered_or_refused_with_a_template_exception() {
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("template.fuzz.seconds", 5)).toNanos();
        int count = 0;
        for (; System.nanoTime() < end; count++) {
            String source = random.nextBoolean() ? pieces() : mutant();
            long start = System.nanoTime();
            assertThatCode(() -> render(source)).as("seed %d: %s", seed, source).satisfies(e -> {
                if (e != null) {
                    assertThatCode(() -> {
                                throw e;
                            })
                            .isInstanceOf(TemplateException.class)
                            .hasMessageStartingWith(NAME)
                            .hasMessageNotContaining("internal error");
                }
            });
            assertThatCode(() -> {
                        if (System.nanoTime() - start > Duration.ofSeconds(5).toNanos()) {
                            throw new AssertionError("took too long");
                        }
                    })
                    .as("seed %d: %s", seed, source)
                    .doesNotThrowAnyException();
        }
        System.out.printf("seed %d: %d texts tried%n", seed, count);
    }

    private void render(String source) {
        RenderLimits limits =
                RenderLimits.DEFAULT.withTime(Duration.ofSeconds(2)).withIterations(10_000);
        Map<String, Object> values = Map.of("name", "n", "list", List.of("a", "b"), "map", Map.of("k", 1.0));
        TemplateSet.compile(List.of(new TemplateSource(NAME, source)), limits).render(NAME, Map.of("Values", values));
    }

    private String pieces() {
        StringBuilder out = new StringBuilder();
        int count = random.nextInt(60);
        boolean balanced = random.nextBoolean();
        for (int i = 0; i < count; i++) {
            out.append(balanced && random.nextInt(4) == 0 ? "{{ " : "").append(PIECES[random.nextInt(PIECES.length)]);
            out.append(balanced && random.nextInt(4) == 0 ? " }}" : random.nextBoolean() ? " " : "");
        }
        return out.toString();
    }

    private String mutant() {
        StringBuilder out = new StringBuilder(SEED_TEMPLATE);
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(out.length());
            int end = Math.min(out.length(), at + random.nextInt(8));
            switch (random.nextInt(4)) {
                case 0 -> out.delete(at, end);
                case 1 -> out.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> out.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
                default -> out.insert(at, out.substring(at, end));
            }
        }
        return out.toString();
    }
}
