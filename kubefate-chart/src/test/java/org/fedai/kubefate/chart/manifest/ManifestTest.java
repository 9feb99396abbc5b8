package org.fedai.kubefate.chart.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    @Test
    void documents_are_split_and_know_their_templates() {
        Manifest manifest = Manifest.parse("""
                ---
                # Source: fate/templates/a.yaml
                # a comment
                kind: ConfigMap
                apiVersion: v1
                metadata: {name: a}
                ---
                # nothing here

                ---
                # a comment first
                # Source: fate/templates/b.yaml
                {kind: ConfigMap, apiVersion: v1, metadata: {name: b, namespace: other}}
                ---
                """);

        assertThat(manifest.objects())
                .extracting(ManifestObject::source)
                .containsExactly("fate/templates/a.yaml", "fate/templates/b.yaml");
        assertThat(manifest.objects())
                .extracting(object -> object.key("mine").toString())
                .containsExactly("ConfigMap mine/a", "ConfigMap other/b");
    }

    @Test
    void objects_come_in_the_order_of_their_kinds_and_unknown_kinds_last() {
        Manifest manifest =
                Manifest.parse(documents("Zoo", "Deployment", "Ant", "Service", "Secret", "Namespace", "Job"));

        assertThat(kinds(manifest.objects()))
                .containsExactly("Namespace", "Secret", "Service", "Deployment", "Job", "Ant", "Zoo");
        assertThat(kinds(manifest.inUninstallOrder()))
                .containsExactly("Service", "Job", "Deployment", "Secret", "Namespace", "Ant", "Zoo");
    }

    @Test
    void objects_of_one_kind_stay_as_they_were() {
        Manifest manifest = Manifest.parse(
                "kind: Secret\nmetadata: {name: z}\n---\nkind: Service\n---\nkind: Secret\nmetadata: {name: a}");
        assertThat(manifest.objects()).extracting(ManifestObject::name).containsExactly("z", "a", "");
    }

    @Test
    void lists_are_taken_apart() {
        Manifest manifest = Manifest.parse("""
                # Source: x
                apiVersion: v1
                kind: ConfigMapList
                items:
                - metadata: {name: a}
                - {apiVersion: v1, kind: Secret, metadata: {name: b}}
                """);

        assertThat(manifest.objects())
                .extracting(
                        ManifestObject::apiVersion, ManifestObject::kind, ManifestObject::name, ManifestObject::source)
                .containsExactly(tuple("v1", "ConfigMap", "a", "x"), tuple("v1", "Secret", "b", "x"));
    }

    @Test
    void what_is_written_is_read_again() {
        Manifest manifest = Manifest.parse(
                "# Source: a/b.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {k: \"---\\nv\\n\", n: '1'}");
        assertThat(Manifest.parse(manifest.toYaml())).isEqualTo(manifest);
    }

    @ParameterizedTest
    @CsvSource({
        "'kind: A\n---\ntext', 3, 'not a Kubernetes object'",
        "'kind: A\n---\n- a', 3, 'not a Kubernetes object'",
        "'kind: A\n---\nkind: B\na: b: c', 4, 'mapping values'",
        "'metadata: x', 1, 'metadata must be a map'",
        "'metadata: {annotations: [a]}', 1, 'metadata.annotations must be a map'",
        "'metadata: {annotations: {a: {b: c}}}', 1, 'a must be a string'",
        "'metadata: {name: [a]}', 1, 'name must be a string'",
        "'kind: [a]', 1, 'kind must be a string'"
    })
    void what_is_no_object_is_refused_with_its_line(String text, int line, String message) {
        assertThatThrownBy(() -> Manifest.parse(text))
                .hasMessageStartingWith("manifest:" + line + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void objects_that_do_not_say_what_they_are_are_found() {
        assertThat(Manifest.parse("# Source: f\napiVersion: v1\nmetadata: {name: a}")
                        .incomplete())
                .containsExactly("f: an object has no apiVersion, kind or metadata.name");
        assertThat(Manifest.parse("apiVersion: v1\nkind: A\nmetadata: {name: a}")
                        .incomplete())
                .isEmpty();
    }

    @Test
    void long_runs_of_blanks_take_no_time() {
        String blanks = " ".repeat(2_000_000) + "\n---\n" + "\n".repeat(2_000_000);
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertThat(Manifest.parse(blanks).objects()).isEmpty());
    }

    @Test
    void hooks_have_events_weight_and_deletion() {
        ManifestObject job = objectWith("helm.sh/hook: 'pre-install, Post-Upgrade,test-success'\n"
                + "helm.sh/hook-weight: '-5'\nhelm.sh/hook-delete-policy: hook-succeeded,before-hook-creation");

        assertThat(job.hook())
                .contains(new Hook(
                        Set.of(Hook.Event.PRE_INSTALL, Hook.Event.POST_UPGRADE, Hook.Event.TEST),
                        -5,
                        Set.of(Hook.Deletion.HOOK_SUCCEEDED, Hook.Deletion.BEFORE_HOOK_CREATION)));
    }

    @Test
    void a_weight_that_is_no_number_is_zero() {
        assertThat(objectWith("helm.sh/hook: pre-delete\nhelm.sh/hook-weight: heavy")
                        .hook())
                .contains(new Hook(Set.of(Hook.Event.PRE_DELETE), 0, Set.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"crd-install", "pre-install,sometimes", "''"})
    void a_hook_for_an_unknown_event_is_neither_hook_nor_part_of_the_release(String events) {
        ManifestObject object = objectWith("helm.sh/hook: " + events);
        assertThat(object.hook()).isEmpty();
        assertThat(object.isNoPartOfRelease()).isTrue();
    }

    @Test
    void an_object_without_the_annotation_is_no_hook() {
        assertThat(objectWith("a: b").isNoPartOfRelease()).isFalse();
    }

    private static ManifestObject objectWith(String annotations) {
        return Manifest.parse("kind: Job\nmetadata:\n  annotations:\n    " + annotations.replace("\n", "\n    "))
                .objects()
                .getFirst();
    }

    private static String documents(String... kinds) {
        return "kind: " + String.join("\n---\nkind: ", kinds);
    }

    private static List<String> kinds(List<ManifestObject> objects) {
        return objects.stream().map(ManifestObject::kind).toList();
    }
}
