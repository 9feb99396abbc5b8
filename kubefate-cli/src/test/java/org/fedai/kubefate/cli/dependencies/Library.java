package org.fedai.kubefate.cli.dependencies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A library in a bill of materials.
 *
 * @param name group and artifact
 * @param licenses SPDX identifiers, or names where the library declares no known license; any of them may be chosen
 */
record Library(String name, String version, List<String> licenses) {
    /** The libraries in a bill of materials that the CycloneDX plugin has written, without our own modules. */
    static List<Library> of(Path billOfMaterials) throws IOException {
        JsonNode components =
                JsonMapper.shared().readTree(Files.readString(billOfMaterials)).path("components");
        return StreamSupport.stream(components.spliterator(), false)
                .filter(component -> !component.path("group").asString("").equals("org.fedai"))
                .map(Library::of)
                .toList();
    }

    private static Library of(JsonNode component) {
        return new Library(
                component.path("group").asString("") + ":"
                        + component.path("name").asString(""),
                component.path("version").asString(""),
                StreamSupport.stream(component.path("licenses").spliterator(), false)
                        .map(Library::license)
                        .toList());
    }

    private static String license(JsonNode license) {
        return Stream.of(
                        license.path("license").path("id"),
                        license.path("license").path("name"),
                        license.path("expression"))
                .map(name -> name.asString(""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
