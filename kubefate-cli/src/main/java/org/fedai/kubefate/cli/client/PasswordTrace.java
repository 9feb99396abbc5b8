package org.fedai.kubefate.cli.client;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Objects;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Tells whether a password is the one that was used before, without keeping it. Guessing at it costs {@value #ROUNDS} rounds a guess; more
 * would be felt at every command.
 *
 * @param salt random, so that equal passwords leave different traces
 * @param hash of password and salt
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as a record.
record PasswordTrace(byte[] salt, byte[] hash) {
    private static final int ROUNDS = 20_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

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
        return salt.length > 0 && MessageDigest.isEqual(hash, hash(password, salt));
    }

    private static byte[] hash(String password, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
