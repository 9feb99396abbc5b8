package org.fedai.kubefate.server.openapi;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * Adds a sentence and an example to each property. They are in a file and not on the records, which the command line
 * uses too and which know nothing of OpenAPI.
 */
final class PropertyDescriptions {
    private static final String FILE = "/openapi/properties.yaml";
    private static final String ANY = "*";

    private final Map<?, ?> schemas;

    private PropertyDescriptions(Map<?, ?> schemas) {
        this.schemas = schemas;
    }

    static PropertyDescriptions read() {
        try (InputStream file = PropertyDescriptions.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new PropertyDescriptions((Map<?, ?>) requireNonNull(Yaml.read(text, FILE), FILE + " is empty"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void describe(String name, Schema<?> schema) {
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((key, property) -> describe(name, key, property));
        }
    }

    private void describe(String name, String key, Schema<?> property) {
        List<?> said = said(name, key);
        if (said != null) {
            property.setDescription(String.valueOf(said.getFirst()));
            if (said.size() > 1) {
                addExample(property, said.get(1));
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // An example is of any type.
    private static void addExample(Schema<?> property, @Nullable Object example) {
        ((Schema) property).addExample(example);
    }

    private @Nullable List<?> said(String name, String key) {
        return schemas.get(name) instanceof Map<?, ?> own && own.get(key) instanceof List<?> said
                ? said
                : schemas.get(ANY) instanceof Map<?, ?> any && any.get(key) instanceof List<?> general ? general : null;
    }
}
