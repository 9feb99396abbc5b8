package org.fedai.kubefate.sandbox.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ManagedFieldsTest {
    private static final String NOW = "2026-01-01T00:00:00Z";

    @Test
    void a_field_no_longer_applied_is_removed_and_fields_of_others_stay() {
        ObjectNode first = apply(null, "{'data': {'a': '1', 'b': '2'}}");
        ObjectNode edited = first.deepCopy();
        Json.ensure(edited, "data").put("c", "3");
        ManagedFields.update(first, edited, "editor", NOW);

        ObjectNode second = apply(edited, "{'data': {'a': '1'}}");

        assertThat(second.path("data")).isEqualTo(json("{'a': '1', 'c': '3'}"));
    }

    @Test
    void items_of_keyed_lists_are_merged_and_removed_individually() {
        ObjectNode first =
                apply(null, "{'spec': {'containers': [{'name': 'x', 'image': '1'}, {'name': 'y', 'image': '1'}]}}");
        ObjectNode defaulted = first.deepCopy();
        ((ObjectNode) Json.at(defaulted, "spec", "containers").get(0)).put("imagePullPolicy", "Always");

        ObjectNode second = apply(defaulted, "{'spec': {'containers': [{'name': 'x', 'image': '2'}]}}");

        assertThat(Json.at(second, "spec", "containers"))
                .isEqualTo(json("[{'name': 'x', 'image': '2', 'imagePullPolicy': 'Always'}]"));
    }

    @Test
    void applying_the_same_again_changes_nothing() {
        ObjectNode first = apply(null, "{'data': {'a': '1'}}");

        assertThat(ManagedFields.apply(
                        first, (ObjectNode) json("{'data': {'a': '1'}}"), "kubefate", true, "2027-01-01T00:00:00Z"))
                .isEqualTo(first);
    }

    @Test
    void a_list_with_a_duplicate_key_is_rejected() {
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> apply(null, "{'spec': {'containers': [{'name': 'x'}, {'name': 'x'}]}}"))
                .withMessageContaining("duplicate entries for key");
    }

    private static ObjectNode apply(@Nullable ObjectNode live, String applied) {
        return ManagedFields.apply(live, (ObjectNode) json(applied), "kubefate", true, NOW);
    }

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text.replace('\'', '"'));
    }
}
