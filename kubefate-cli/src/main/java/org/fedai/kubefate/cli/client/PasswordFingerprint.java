package org.fedai.kubefate.cli.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * Recognizes a password that was used before, without storing it. Uses PBKDF1 of RFC 8018 with SHA-256: PBKDF2 would
 * take a quarter of a second in every command, and the file with the fingerprint also contains the token that the
 * password protects.
 *
 * @param salt random, so that equal passwords have different fingerprints
 * @param hash the hash of password and salt
 */
@SuppressWarnings("ArrayRecordComponent") // The arrays are not compared by equals.
record PasswordFingerprint(byte[] salt, byte[] hash) {
    private static final int ROUNDS = 4_000;
    private static final int SALT_BYTES = 16;

    PasswordFingerprint {
        Objects.requireNonNull(salt, "salt");
        Objects.requireNonNull(hash, "hash");
    }

    static PasswordFingerprint of(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordFingerprint(salt, hash(password, salt));
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
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
