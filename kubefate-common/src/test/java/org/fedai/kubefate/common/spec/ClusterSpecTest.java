package org.fedai.kubefate.common.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.fedai.kubefate.chart.exception.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterSpecTest {
    private static final String GOOD = """
            name: fate-9999
            namespace: fate-9999
            chartName: fate
            chartVersion: v2.0.0
            partyId: 9999
            """;

    @Test
    void a_spec_has_its_four_names_and_the_rest() {
        ClusterSpec spec = ClusterSpec.parse(GOOD, "cluster.yaml");

        assertThat(spec.name()).isEqualTo("fate-9999");
        assertThat(spec.namespace()).isEqualTo("fate-9999");
        assertThat(spec.chartName()).isEqualTo("fate");
        assertThat(spec.chartVersion()).isEqualTo("v2.0.0");
        assertThat(spec.document()).containsEntry("partyId", 9999L);
        assertThat(spec.text()).isEqualTo(GOOD);
    }

    @Test
    void a_text_is_read_once() {
        ClusterSpec parsed = ClusterSpec.parse(GOOD, "cluster.yaml");
        ClusterSpec checked = ClusterSpec.checked(GOOD, "fate-9999", "fate-9999", "fate", "v2.0.0");

        assertThat(checked.document()).isEqualTo(parsed.document()).isSameAs(checked.document());
        assertThat(parsed.yaml()).isSameAs(parsed.yaml());
    }

    @Test
    void what_was_checked_before_is_read_only_when_its_content_is_asked_for() {
        ClusterSpec spec = ClusterSpec.checked("a: b: c", "fate-9999", "fate-9999", "fate", "v2.0.0");

        assertThat(spec.chartName()).isEqualTo("fate");
        assertThatExceptionOfType(YamlException.class).isThrownBy(spec::document);
    }

    @Test
    void json_will_do() {
        String json = "{\"name\": \"a\", \"namespace\": \"b\", \"chartName\": \"fate\", \"chartVersion\": \"v1.11.2\"}";
        assertThat(ClusterSpec.parse(json, "request").chartVersion()).isEqualTo("v1.11.2");
    }

    @Test
    void everything_that_is_missing_is_said_at_once() {
        assertThat(findings("namespace:\nmodules: []"))
                .containsExactly(
                        "cluster.yaml: name is missing",
                        "cluster.yaml:1: namespace is missing",
                        "cluster.yaml: chartName is missing",
                        "cluster.yaml: chartVersion is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "'name: fate-9999', 'name: Fate', '1: name \"Fate\" is not a valid name in Kubernetes: use a-z, 0-9, - and .'",
        "'name: fate-9999', 'name: fate_1', '1: name \"fate_1\" is not a valid name in Kubernetes'",
        "'name: fate-9999', 'name: fate-', '1: name \"fate-\" is not a valid name in Kubernetes'",
        "'namespace: fate-9999', 'namespace: a.b', '2: namespace \"a.b\" is not a valid name in Kubernetes: use a-z, 0-9 and -'",
        "'namespace: fate-9999', 'namespace: 9999', '2: namespace must be a string; put it in quotes'",
        "'chartName: fate', 'chartName: ../fate', '3: chartName \"../fate\" is not a valid chart name'",
        "'chartVersion: v2.0.0', 'chartVersion: v2 0', '4: chartVersion \"v2 0\" is not a valid chart version'",
        "'chartVersion: v2.0.0', 'chartVersion: 2.0', '4: chartVersion must be a string; put it in quotes'",
        "'partyId: 9999', 'a: b: c', '5: '",
    })
    void findings_have_source_and_line(String good, String bad, String finding) {
        assertThat(findings(GOOD.replace(good, bad))).singleElement().asString().startsWith("cluster.yaml:" + finding);
    }

    @Test
    void a_release_name_has_at_most_53_characters_and_a_namespace_63() {
        String name = "n".repeat(53);
        String namespace = "s".repeat(63);
        String longest = GOOD.replace("name: fate-9999\nname", "name: " + name + "\nname")
                .replace("namespace: fate-9999", "namespace: " + namespace);
        assertThat(ClusterSpec.parse(longest, "f").name()).isEqualTo(name);

        String tooLong = longest.replace(name, name + "n").replace(namespace, namespace + "s");
        assertThat(findings(tooLong))
                .containsExactly(
                        "cluster.yaml:1: name \"" + name + "n\" has 54 characters; Kubernetes allows at most 53",
                        "cluster.yaml:2: namespace \"" + namespace
                                + "s\" has 64 characters; Kubernetes allows at most 63");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'cluster.yaml: the file is empty'",
        "'- a', 'cluster.yaml:1: a cluster.yaml must be a map'",
        "'text', 'cluster.yaml:1: a cluster.yaml'"
    })
    void what_is_no_map_is_refused(String text, String finding) {
        assertThat(findings(text)).singleElement().asString().startsWith(finding);
    }

    @ParameterizedTest
    @CsvSource({"---,6", "...,6"})
    void what_follows_the_first_document_is_refused_and_not_ignored(String mark, int line) {
        assertThat(findings(GOOD + mark + "\n" + GOOD))
                .containsExactly("cluster.yaml:" + line
                        + ": the text goes on after the end of its first document, and what follows would be ignored;"
                        + " give each cluster a file of its own");
    }

    @Test
    void marks_around_the_only_document_are_no_second_one() {
        assertThat(ClusterSpec.parse("---\n" + GOOD + "...\n", "f").name()).isEqualTo("fate-9999");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partyId：9999       | 5: character 8 is ： U+FF1A, a full-width colon; type : and a space instead",
                "partyId\\u00A0: 9999\\nx | 5: character 8 is U+00A0, a no-break space; type a space instead",
                "modules: ［osx］\\nx     | 5: character 10 is ［ U+FF3B, a full-width [; type [ instead",
                "osx: {a: 1，b: 2     | 5: character 11 is ， U+FF0C, a full-width comma; type , instead",
                "osx:\\n\\tport: 1         | 6: character 1 is U+0009, a tab; type spaces instead",
                "name“: x\\ny            | 5: character 5 is “ U+201C, a typographic quotation mark; type \" instead",
                "a: \"x：y\" # ：\\n－ b   | 6: character 1 is － U+FF0D, a dash; type - instead",
            })
    void characters_that_only_look_like_those_of_yaml_are_named(String bad, String finding) {
        String text = bad.replace("\\n", "\n").replace("\\t", "\t").replace("\\u00A0", "\u00A0");
        assertThat(findings(GOOD.replace("partyId: 9999\n", text + "\npersistence: false\n")))
                .containsExactly("cluster.yaml:" + finding.replace("\\\"", "\""));
    }

    @Test
    void a_whole_file_of_full_width_colons_is_one_text_to_yaml_and_explained_too() {
        assertThat(findings("name：fate\nnamespace：fate\n"))
                .containsExactly(
                        "cluster.yaml:1: character 5 is ： U+FF1A, a full-width colon; type : and a space instead",
                        "cluster.yaml:2: character 10 is ： U+FF1A, a full-width colon; type : and a space instead");
    }

    private static List<String> findings(String text) {
        SpecException e = catchThrowableOfType(SpecException.class, () -> ClusterSpec.parse(text, "cluster.yaml"));
        assertThat(e).isNotNull().hasMessage(String.join("\n", e.findings()));
        return e.findings();
    }
}
