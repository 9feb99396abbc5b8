package org.fedai.kubefate.cli.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * Tells whether a password is the one that was used before, without keeping it. It is PBKDF1 of RFC 8018 with SHA-256; what is better in
 * PBKDF2 costs a quarter of a second at every command, and the file that holds the trace holds the token that the password is good for.
 *
 * @param salt random, so that equal passwords leave different traces
 * @param hash of password and salt
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
record PasswordTrace(byte[] salt, byte[] hash) {
    private static final int ROUNDS = 4_000;
    private static final int SALT_BYTES = 16;

    PasswordTrace {
        Objects.requireNonNull(salt, "salt");
        Objects.requireNonNull(hash, "hash");
    }

    static PasswordTrace of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordTrace(salt, hash(password, salt));
    }

    boolean isOf(String password) {
        return salt.length == SALT_BYTES && MessageDigest.isEqual(hash, hash(password, salt));
    }

    private static byte[] hash(String password, byte[] salt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(password.getBytes(StandardCharsets.UTF_8));
            byte[] hash = digest.digest(salt);
            for (int round = 1; round < ROUNDS; round++) {
                hash = digest.digest(hash);
            }
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
