package org.fedai.kubefate.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The answers of a real API server to the hostile objects, by operation and case. */
record RecordedAnswers(ObjectNode answers) {
    private static final Path FILE = Path.of("src/test/resources/conformance/answers.yaml");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();

    static RecordedAnswers read() throws IOException {
        return new RecordedAnswers(Files.exists(FILE) ? (ObjectNode) YAML.readTree(FILE) : Json.object());
    }

    /** The version of the API server that gave the answers. */
    String version() {
        return Json.text(answers, "version");
    }

    String answer(String operation, String title) {
        return Json.text(answers, operation, title);
    }

    RecordedAnswers with(String version, String operation, Map<String, String> recorded) {
        ObjectNode more = answers.deepCopy().put("version", version);
        more.set(operation, Json.object(recorded));
        return new RecordedAnswers(more);
    }

    void write() throws IOException {
        Files.writeString(FILE, YAML.writeValueAsString(answers));
    }
}
