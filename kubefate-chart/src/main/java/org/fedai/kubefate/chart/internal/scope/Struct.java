package org.fedai.kubefate.chart.internal.scope;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.fedai.kubefate.chart.internal.value.GoStruct;
import org.fedai.kubefate.chart.internal.value.Method;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/** A struct built from its fields. */
final class Struct implements GoStruct {
    /** The fields of an embedded struct are accessible like its own, but are not listed. */
    private static final class Fields extends LinkedHashMap<String, @Nullable Object> {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable SequencedMap<String, @Nullable Object> embedded;

        Fields(@Nullable SequencedMap<String, @Nullable Object> embedded) {
            this.embedded = embedded;
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return super.containsKey(key) || (embedded != null && embedded.containsKey(key));
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return super.containsKey(key) || embedded == null ? super.get(key) : embedded.get(key);
        }
    }

    private final String typeName;
    private final Fields fields;
    private final SequencedMap<String, @Nullable Object> json = new LinkedHashMap<>();
    private final Map<String, Method> methods = new LinkedHashMap<>();
    private @Nullable String text;

    private Struct(String typeName, Fields fields) {
        this.typeName = typeName;
        this.fields = fields;
    }

    /**
     * @param typeName as {@code %T} prints it
     */
    static Struct of(String typeName) {
        return new Struct(typeName, new Fields(null));
    }

    /** A struct whose first field is another one, whose fields it takes as its own. */
    static Struct embedding(String typeName, String name, Struct embedded) {
        Struct struct = new Struct(typeName, new Fields(embedded.fields()));
        struct.fields.put(name, embedded);
        struct.json.putAll(embedded.json);
        return struct;
    }

    Struct with(String name, @Nullable Object value) {
        return with(name, name, value);
    }

    /**
     * @param json the name of the field in JSON
     */
    Struct with(String name, String json, @Nullable Object value) {
        fields.put(name, value);
        this.json.put(json, value);
        return this;
    }

    /** A field that is omitted from JSON if it is empty. */
    Struct withOptional(String name, String json, @Nullable Object value) {
        fields.put(name, value);
        if (Types.isTrue(value)) {
            this.json.put(json, value);
        }
        return this;
    }

    Struct withMethod(String name, Method method) {
        methods.put(name, method);
        return this;
    }

    /** Prints as this text. */
    Struct printedAs(String newText) {
        text = newText;
        return this;
    }

    @Override
    public String typeName() {
        return typeName;
    }

    @Override
    public SequencedMap<String, @Nullable Object> fields() {
        return fields;
    }

    @Override
    public SequencedMap<String, @Nullable Object> json() {
        return json;
    }

    @Override
    public @Nullable Method method(String name) {
        return methods.get(name);
    }

    @Override
    public @Nullable String string() {
        return text;
    }
}
