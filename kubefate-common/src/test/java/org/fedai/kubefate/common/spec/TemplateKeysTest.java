package org.fedai.kubefate.common.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateKeysTest {
    @Test
    void keys_are_found_below_with_range_and_variables() {
        TemplateKeys keys = TemplateKeys.read("""
                {{- $all := .modules | default list }}
                id: {{ .partyId }}{{ $.registry }}
                {{- with .python }}
                {{- if .image }}image: {{ .image }}{{ else }}none: {{ .none }}{{ end }}
                {{- range .workers }}{{ .name }}{{ end }}
                {{- range $i, $one := .peers }}{{ $one.ip }}{{ end }}
                {{- end }}
                python: {{ (index .mysql "size").unit }}{{ .spark.master.cores }}
                """);

        for (String path : List.of(
                "partyId",
                "registry",
                "modules",
                "python.image",
                "python.none",
                "python.workers.name",
                "python.peers.ip",
                "mysql.size",
                "spark",
                "spark.master",
                "spark.master.cores")) {
            assertThat(keys.reads(List.of((Object[]) path.split("\\."))))
                    .as(path)
                    .isTrue();
        }
        for (String path : List.of("image", "name", "python.partyId", "mysql.cores", "spark.cores")) {
            assertThat(keys.reads(List.of((Object[]) path.split("\\."))))
                    .as(path)
                    .isFalse();
        }
        assertThat(keys.reads(List.of("python", "workers", 0, "name"))).isTrue();
    }

    @Test
    void what_is_passed_on_as_a_whole_may_have_any_keys() {
        TemplateKeys keys = TemplateKeys.read("{{ toYaml .nginx }}{{ .mysql.ip }}");

        assertThat(keys.mayRead(List.of("nginx", "anything"))).isTrue();
        assertThat(keys.reads(List.of("nginx", "anything"))).isFalse();
        assertThat(keys.mayRead(List.of("mysql", "anything"))).isFalse();
    }

    @Test
    void texts_in_quotes_are_words_and_no_keys() {
        TemplateKeys keys = TemplateKeys.read(
                "{{ has \"osx\" .modules }}{{ \"a.b \\\" .c\" }}{{ `.d` }}{{/* .e \"f\" */}}{{ \"open }}");

        assertThat(keys.words()).contains("osx", "a.b \\\" .c", ".d", "open").doesNotContain("f");
        assertThat(keys.first()).containsExactly("modules");
    }

    @Test
    void long_templates_need_no_deep_stack() {
        String text = "{{ \"" + "\\\\a".repeat(200_000) + "\" }}{{ " + ".a".repeat(200_000) + " }}"
                + "{{ if .x }}".repeat(50_000) + "1:1".repeat(100);

        assertThat(TemplateKeys.read(text).first()).containsExactlyInAnyOrder("a", "x");
    }
}
