package org.fedai.kubefate.server.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds to the schemas of records which keys are required and which are nullable, derived from their types. */
final class RecordSchemas implements ModelConverter {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        Class<?> java = Json.mapper().constructType(type.getType()).getRawClass();
        if (resolved != null && java.isRecord()) {
            describe(java, definition(resolved, context));
        }
        return resolved;
    }

    private static @Nullable Schema<?> definition(Schema<?> resolved, ModelConverterContext context) {
        String reference = resolved.get$ref();
        return reference == null
                ? resolved
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void describe(Class<?> type, @Nullable Schema<?> schema) {
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String key = key(component);
            Schema<?> property = schema.getProperties().get(key);
            if (property == null) {
                continue;
            }
            if (isAlwaysThere(component) && !required(schema).contains(key)) {
                schema.addRequiredItem(key);
            }
            if (isNullable(component) && !isLeftOut(component)) {
                schema.getProperties().put(key, orNull(property));
            }
        }
    }

    private static Set<String> required(Schema<?> schema) {
        return schema.getRequired() == null ? Set.of() : new LinkedHashSet<>(schema.getRequired());
    }

    /** An omitted boolean is false, as in Go. */
    private static boolean isAlwaysThere(RecordComponent component) {
        return !isLeftOut(component)
                && component.getType() != boolean.class
                && (!isNullable(component) || component.getAccessor().isAnnotationPresent(JsonProperty.class));
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isLeftOut(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonInclude.class);
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new Schema<>().addAnyOfItem(property).addAnyOfItem(new Schema<>().types(Set.of("null")));
        }
        Set<String> types = new LinkedHashSet<>();
        types.add(
                property.getTypes() == null
                        ? property.getType()
                        : property.getTypes().iterator().next());
        types.add("null");
        property.setTypes(types);
        return property;
    }

    private static String key(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }
}
