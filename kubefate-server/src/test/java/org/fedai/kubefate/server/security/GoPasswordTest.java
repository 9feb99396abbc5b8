package org.fedai.kubefate.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class GoPasswordTest {
    private static final String SALT = "b6nq2cx4";

    /** PBKDF2 with HMAC-SHA-256, 100,000 iterations and 256 bytes, of which the first 40 are here. */
    private static final String HASH =
            "e77b34d7b1261352ecfca18e1f5489f42efaafbc95d5cb3859fd61f3b75899a3d07313182c1a2055";

    private final PasswordEncoder encoder = new SecurityConfiguration().passwordEncoder();

    @Test
    void the_password_that_the_go_service_has_hashed_matches() {
        String stored = GoPassword.stored(HASH, SALT).orElseThrow();

        assertThat(stored).hasSizeLessThan(255);
        assertThat(encoder.matches("密码 wonder1", stored)).isTrue();
        assertThat(encoder.matches("密码 wonder2", stored)).isFalse();
        assertThat(encoder.matches("", stored)).isFalse();
        assertThat(encoder.upgradeEncoding(stored)).isTrue();
    }

    @Test
    void what_is_not_such_a_hash_is_not_stored() {
        assertThat(GoPassword.stored(HASH.substring(0, 63), SALT)).isEmpty();
        assertThat(GoPassword.stored("x" + HASH, SALT)).isEmpty();
        assertThat(GoPassword.stored(HASH, "")).isEmpty();
    }

    @Test
    void new_passwords_are_hashed_with_bcrypt() {
        String stored = encoder.encode("wonder1");

        assertThat(stored).startsWith("{bcrypt}");
        assertThat(encoder.upgradeEncoding(stored)).isFalse();
    }
}
