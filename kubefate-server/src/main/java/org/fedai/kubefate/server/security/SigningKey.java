package org.fedai.kubefate.server.security;

import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.server.database.SettingStore;
import org.springframework.stereotype.Component;

/** The signing key of tokens: the same on all replicas and after a restart. */
@Component
class SigningKey {
    private static final String SETTING = "jwt-key";
    private static final int MINIMUM_BYTES = 32;

    private final SecretKey key;

    SigningKey(SecuritySettings settings, SettingStore store) {
        byte[] given = settings.jwtKey().getBytes(StandardCharsets.UTF_8);
        if (given.length > 0 && given.length < MINIMUM_BYTES) {
            throw new KubefateException("FATECLOUD_JWT_KEY is too short; it must have at least 32 bytes");
        }
        byte[] bytes = given.length > 0 ? given : Base64.getDecoder().decode(store.findOrStore(SETTING, random()));
        this.key = Keys.hmacShaKeyFor(bytes);
    }

    SecretKey key() {
        return key;
    }

    private static String random() {
        byte[] bytes = new byte[MINIMUM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
