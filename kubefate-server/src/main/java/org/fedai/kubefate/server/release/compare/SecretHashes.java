package org.fedai.kubefate.server.release.compare;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.common.spec.SpecMask;
import org.jspecify.annotations.Nullable;

/**
 * Hashes that stand for secrets: equal ones for equal secrets. Each instance has a key of its own, which is never shown, so that a hash cannot be looked
 * up, and those of two responses cannot be compared.
 */
public final class SecretHashes {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int SHOWN_BYTES = 5;

    private final SecretKeySpec key;

    /** With a new key. */
    public SecretHashes() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
    }

    /** What stands for a secret. */
    public String of(String secret) {
        return of(secret.getBytes(UTF_8));
    }

    /** Hashes in place of what {@link SpecMask} takes for secrets in these documents. */
    public SpecMask mask(List<? extends @Nullable Object> documents) {
        return SpecMask.of(documents, this::of);
    }

    /** The same object; if it is a Secret, with hashes in place of its values, whatever their keys. */
    public ManifestObject hidden(ManifestObject object) {
        if (!object.kind().equals("Secret")) {
            return object;
        }
        Map<String, @Nullable Object> content = new LinkedHashMap<>(object.content());
        for (String field : List.of("data", "stringData")) {
            boolean encoded = field.equals("data");
            content.computeIfPresent(field, (name, values) -> hidden(values, encoded));
        }
        return new ManifestObject(object.source(), content);
    }

    private Object hidden(Object values, boolean encoded) {
        if (!(values instanceof Map<?, ?> map)) {
            return of(String.valueOf(values));
        }
        Map<String, @Nullable Object> hashes = new LinkedHashMap<>();
        map.forEach((name, value) -> hashes.put(String.valueOf(name), value(String.valueOf(value), encoded)));
        return hashes;
    }

    private String value(String text, boolean encoded) {
        try {
            return encoded ? of(Base64.getMimeDecoder().decode(text)) : of(text);
        } catch (IllegalArgumentException notBase64) {
            return of(text);
        }
    }

    private String of(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return "(hidden, hash " + HexFormat.of().formatHex(mac.doFinal(secret), 0, SHOWN_BYTES) + ")";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }
}
