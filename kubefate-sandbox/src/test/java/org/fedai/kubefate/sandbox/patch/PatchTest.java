package org.fedai.kubefate.sandbox.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class PatchTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'a': 1} | {'b': 2} | {'a': 1, 'b': 2}",
                "{'env': [{'name': 'A', 'value': '1'}]} | {'env': [{'name': 'B', 'value': '2'}]} "
                        + "| {'env': [{'name': 'A', 'value': '1'}, {'name': 'B', 'value': '2'}]}",
                "{'env': [{'name': 'A', 'value': '1'}]} | {'env': [{'name': 'A', '$patch': 'delete'}]} | {'env': []}",
                "{'args': ['x']} | {'args': ['y']} | {'args': ['y']}",
                "{'strategy': {'type': 'RollingUpdate', 'rollingUpdate': {}}} "
                        + "| {'strategy': {'$retainKeys': ['type'], 'type': 'Recreate'}} | {'strategy': {'type': 'Recreate'}}",
                "{'s': {'a': 1, 'b': 2}} | {'s': {'$patch': 'replace', 'c': 3}} | {'s': {'c': 3}}",
                "{'a': 1, 'b': 2} | {'a': null} | {'b': 2}",
                "{'finalizers': ['x', 'y']} | {'$deleteFromPrimitiveList/finalizers': ['x']} | {'finalizers': ['y']}",
            })
    void a_strategic_merge_supports_keyed_lists_and_directives(String target, String patch, String expected) {
        assertThat(patch("application/strategic-merge-patch+json", patch).apply(json(target)))
                .isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{'op': 'add', 'path': '/a/-', 'value': 3}] | {'a': [1, 2, 3]}",
                "[{'op': 'remove', 'path': '/a/0'}] | {'a': [2]}",
                "[{'op': 'replace', 'path': '/a/1', 'value': 5}] | {'a': [1, 5]}",
                "[{'op': 'move', 'from': '/a', 'path': '/b'}] | {'b': [1, 2]}",
                "[{'op': 'copy', 'from': '/a/0', 'path': '/c'}] | {'a': [1, 2], 'c': 1}",
                "[{'op': 'test', 'path': '/a/0', 'value': 1}] | {'a': [1, 2]}",
            })
    void a_json_patch_performs_its_operations(String patch, String expected) {
        assertThat(patch("application/json-patch+json", patch).apply(json("{'a': [1, 2]}")))
                .isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[{'op': 'test', 'path': '/a/0', 'value': 7}]",
                "[{'op': 'remove', 'path': '/x'}]",
                "[{'op': 'add', 'path': '/a/9', 'value': 1}]",
                "[{'op': 'jump', 'path': '/a'}]",
                "[{'op': 'add', 'path': 'a', 'value': 1}]",
                "[{'op': 'add', 'path': '/a/x', 'value': 1}]",
                "[{'op': 'add', 'path': '/a/99999999999', 'value': 1}]",
                "[{'op': 'add', 'path': '/x/y', 'value': 1}]",
                "[{'op': 'replace', 'path': '/x', 'value': 1}]",
                "[{'op': 'replace', 'path': '', 'value': 1}]",
                "{}",
            })
    void a_json_patch_that_does_not_apply_is_rejected(String patch) {
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> patch("application/json-patch+json", patch).apply(json("{'a': [1, 2]}")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(400));
    }

    @Test
    void an_unknown_patch_type_is_rejected() {
        assertThatExceptionOfType(StatusException.class)
                .isThrownBy(() -> patch("text/plain", "{}"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(415));
    }

    private static Patch patch(String mediaType, String body) {
        return Patch.read(mediaType, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    }
}
