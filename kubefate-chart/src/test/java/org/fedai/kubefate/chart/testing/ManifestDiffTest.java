package org.fedai.kubefate.chart.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.junit.jupiter.api.Test;

class ManifestDiffTest {
    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: python, labels: {fate.ml/app: x}}
            spec:
              replicas: 1
              containers: [{image: "fate:1"}, {image: "board:1"}]
            """;

    @Test
    void the_same_objects_do_not_differ_whatever_their_order() {
        ManifestDiff diff = diff("kind: A\n---\nkind: B\nx: 1", "kind: B\nx: 1.0\n---\nkind: A");
        assertThat(diff.isEmpty()).isTrue();
    }

    @Test
    void objects_are_added_and_removed() {
        ManifestDiff diff = diff("kind: A\nmetadata: {name: a}", "kind: A\nmetadata: {name: b}");

        assertThat(diff.added()).extracting(ManifestObject::name).containsExactly("b");
        assertThat(diff.removed()).extracting(ManifestObject::name).containsExactly("a");
        assertThat(diff.isEmpty()).isFalse();
    }

    @Test
    void changed_fields_have_their_paths() {
        ManifestDiff diff = diff(
                DEPLOYMENT,
                DEPLOYMENT
                        .replace("replicas: 1", "paused: true")
                        .replace("board:1", "board:2")
                        .replace("fate.ml/app: x", "fate.ml/app: z"));

        assertThat(diff.changed()).singleElement().satisfies(change -> {
            assertThat(change.key()).hasToString("Deployment ns/python");
            assertThat(change.fields())
                    .extracting(ManifestDiff.FieldChange::toString)
                    .containsExactly(
                            "metadata.labels[\"fate.ml/app\"]: x -> z",
                            "spec.replicas: 1 -> null",
                            "spec.containers[1].image: board:1 -> board:2",
                            "spec.paused: null -> true");
        });
    }

    @Test
    void a_list_that_grew_names_its_new_element() {
        assertThat(diff("kind: A\nl: [1]", "kind: A\nl: [1, 2]")
                        .changed()
                        .getFirst()
                        .fields())
                .containsExactly(new ManifestDiff.FieldChange("l[1]", null, 2L));
    }

    private static ManifestDiff diff(String before, String after) {
        return ManifestDiff.between(Manifest.parse(before), Manifest.parse(after), "ns");
    }
}
