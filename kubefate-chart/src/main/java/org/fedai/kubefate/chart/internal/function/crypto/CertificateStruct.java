package org.fedai.kubefate.chart.internal.function.crypto;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.fedai.kubefate.chart.internal.value.GoStruct;
import org.jspecify.annotations.Nullable;

/**
 * A certificate and the private key that belongs to it, both as PEM: {@code (genCA "name" 365).Cert}.
 */
public record CertificateStruct(String certificate, String key) implements GoStruct {
    @Override
    public String typeName() {
        return "sprig.certificate";
    }

    @Override
    public SequencedMap<String, @Nullable Object> fields() {
        SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("Cert", certificate);
        fields.put("Key", key);
        return Collections.unmodifiableSequencedMap(fields);
    }
}
