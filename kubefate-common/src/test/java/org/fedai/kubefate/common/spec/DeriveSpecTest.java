package org.fedai.kubefate.common.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFile;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeriveSpecTest {
    private static final String IDENTITY = "name: one\nnamespace: two\nchartName: probe\nchartVersion: v1.0.0\n";

    private static final String EXAMPLE = """
            name: one
            namespace: two
            chartName: probe
            chartVersion: v1.0.0
            partyId: 9999
            registry: ""
            persistence: false
            modules:
              - mysql
              - python
              # - spark
            computing: Eggroll
            # mysql:
              # user: fate
              # password: fate_dev
              # nodeSelector:
              #   disk: fast
            # rollsite:
              # partyList:
                # - partyId: 10000
                  # partyIp: 192.168.0.1
            # spark:
              # cores: 4
            """;

    private static final String TEMPLATE = """
            image: {registry: {{ .registry | default "federatedai" }}}
            party: {{ .partyId | int64 | toString }}
            computing: {{ .computing }}
            {{- range $module := list "mysql" "python" "spark" }}
            {{ $module }}:
              include: {{ has $module $.modules }}
            {{- end }}
            database:
              {{- with .mysql }}
              user: {{ .user | default "fate" }}
              {{- with .password }}
              password: {{ . | quote }}
              {{- end }}
              {{- with .nodeSelector }}
              nodeSelector:
            {{ toYaml . | indent 4 }}
              {{- end }}
              {{- end }}
              persistent: {{ .persistence | default false }}
            {{- with .rollsite }}
            parties:
            {{- range .partyList }}
              - id: {{ .partyId }}
                address: {{ .partyIp }}
            {{- end }}
            {{- end }}
            {{- if eq .computing "Spark" }}
            sparkCores: {{ .spark.cores | default 1 }}
            {{- end }}
            """;

    private final ChartRenderer renderer = new ChartRenderer();
    private final Chart chart = Chart.of(List.of(
            file("Chart.yaml", "apiVersion: v1\nname: probe\nversion: v1.0.0\n"),
            file("values-template.yaml", TEMPLATE)));

    @Test
    void the_values_of_a_cluster_yaml_give_it_back() {
        for (String yaml : List.of(
                "partyId: 10000\nmodules: [mysql, python]\ncomputing: Eggroll\n",
                "partyId: 1\nregistry: example.com\npersistence: true\nmodules: [spark]\ncomputing: Spark\nspark: {cores: 8}\n",
                "partyId: 7\nmodules: []\ncomputing: Eggroll\nmysql: {user: other, password: 's3:cret', nodeSelector: {zone: a}}\n",
                "partyId: 7\nmodules: []\ncomputing: Eggroll\nrollsite: {partyList: [{partyId: 8, partyIp: a}, {partyId: 9, partyIp: b}]}\n")) {
            Map<String, @Nullable Object> document = read(IDENTITY + yaml);

            DeriveSpec.Derived derived = derive(renderer.values(chart, document));

            assertThat(derived.document()).isEqualTo(document);
            assertThat(derived.lost()).isEmpty();
        }
    }

    @Test
    void what_no_cluster_yaml_gives_is_named() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(
                renderer.values(chart, read(IDENTITY + "partyId: 7\nmodules: []\ncomputing: Eggroll\n")));
        values.put("debug", Map.of("level", 3, "trace", true));

        assertThat(derive(values).lost()).containsExactly("debug.level", "debug.trace");
    }

    private DeriveSpec.Derived derive(Map<String, @Nullable Object> values) {
        return DeriveSpec.derive(read(IDENTITY), EXAMPLE, values, document -> renderer.values(chart, document));
    }

    @SuppressWarnings("unchecked") // A document of YAML has string keys.
    private static Map<String, @Nullable Object> read(String yaml) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(Yaml.read(yaml, "cluster.yaml"));
    }

    private static ChartFile file(String name, String text) {
        return new ChartFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
