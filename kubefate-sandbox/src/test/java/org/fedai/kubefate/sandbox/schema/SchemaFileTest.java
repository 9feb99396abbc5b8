package org.fedai.kubefate.sandbox.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.fedai.kubefate.sandbox.resource.Catalog;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.junit.jupiter.api.Test;

/**
 * The schema of the sandbox has the fields that the models of the Kubernetes client have; {@code -Dgolden.update=true}
 * writes it anew from them.
 */
class SchemaFileTest {
    private static final Path FILE = Path.of("src/main/resources/org/fedai/kubefate/sandbox/schema/types.txt");

    /** Schemas that contain themselves, and fields of any content. */
    private static final Set<String> ANY = Set.of("JSONSchemaProps", "FieldsV1", "Object", "RawExtension", "JsonNode");

    /** Fields whose texts are Base64, which the models do not tell. */
    private static final Set<String> BASE64 = Set.of("Secret.data", "ConfigMap.binaryData");

    private static final Map<String, String> SCALARS = Map.of(
            "String", "string",
            "Integer", "integer",
            "Long", "integer",
            "Double", "number",
            "Boolean", "boolean",
            "Quantity", "quantity",
            "IntOrString", "int-or-string",
            "ZonedDateTime", "string",
            "MicroTime", "string");

    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, Class<?>> seen = new TreeMap<>();

    @Test
    void the_schema_has_the_fields_of_the_models() throws IOException {
        KubernetesSerialization models = new KubernetesSerialization();
        for (ResourceType type : new Catalog().all()) {
            Class<?> model = models.getRegisteredKubernetesResource(type.apiVersion(), type.kind());
            assertThat(model).as(type.toString()).isNotNull();
            describe(model);
        }
        String text = String.join("\n", types.values()) + "\n";

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(FILE, text);
        }
        assertThat(FILE).hasContent(text);
    }

    private void describe(Class<?> model) {
        Class<?> other = seen.putIfAbsent(model.getSimpleName(), model);
        if (other != null) {
            assertThat(model).as("two models of one name").isEqualTo(other);
            return;
        }
        StringBuilder line = new StringBuilder(model.getSimpleName()).append(':');
        for (Field field : model.getDeclaredFields()) {
            property(field).ifPresent(name -> {
                boolean base64 = BASE64.contains(model.getSimpleName() + "." + name);
                line.append(' ').append(name).append('=').append(base64 ? "map<base64>" : type(field.getGenericType()));
            });
        }
        types.put(model.getSimpleName(), line.toString());
    }

    /** The name of a field in JSON. By reflection: a dependency for one annotation of a test would be too much. */
    private static Optional<String> property(Field field) {
        return Arrays.stream(field.getAnnotations())
                .filter(annotation ->
                        annotation.annotationType().getSimpleName().equals("JsonProperty"))
                .map(annotation -> {
                    try {
                        return (String)
                                annotation.annotationType().getMethod("value").invoke(annotation);
                    } catch (ReflectiveOperationException e) {
                        throw new LinkageError(e.getMessage(), e);
                    }
                })
                .findFirst();
    }

    private String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            List<Type> arguments = List.of(generic.getActualTypeArguments());
            return generic.getRawType().equals(Map.class)
                    ? "map<" + type(arguments.getLast()) + ">"
                    : "list<" + type(arguments.getFirst()) + ">";
        }
        Class<?> model = (Class<?>) Objects.requireNonNull(type);
        String scalar = SCALARS.get(model.getSimpleName());
        if (scalar != null) {
            return scalar;
        }
        if (ANY.contains(model.getSimpleName())
                || model.equals(KubernetesResource.class)
                || model.equals(HasMetadata.class)) {
            return "any";
        }
        describe(model);
        return model.getSimpleName();
    }
}
