package org.fedai.kubefate.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.spec.InvalidKeySpecException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks the passwords that the Go service has hashed, with PBKDF2. Only the first of the eight blocks of its hashes is stored and compared: the blocks
 * do not depend on each other, so all of them together are not harder to guess than one.
 */
public final class GoPassword implements PasswordEncoder {
    /** The prefix of these hashes in the database. */
    static final String ID = "pbkdf2-go";

    private static final int ITERATIONS = 100_000;
    private static final int BLOCK_BITS = 256;
    private static final int BLOCK_DIGITS = BLOCK_BITS / 4;
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{" + BLOCK_DIGITS + ",}");
    private static final char SEPARATOR = '$';

    /**
     * A hash of the Go service in the form in which accounts store it.
     *
     * @param hash in hexadecimal
     * @return empty if it is not such a hash
     */
    public static Optional<String> stored(String hash, String salt) {
        if (salt.isEmpty() || !HASH.matcher(hash).matches()) {
            return Optional.empty();
        }
        return Optional.of("{" + ID + "}" + salt + SEPARATOR
                + hash.substring(0, BLOCK_DIGITS).toLowerCase(Locale.ROOT));
    }

    /** @param stored without the prefix */
    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String stored) {
        if (password == null || stored == null) {
            return false;
        }
        int separator = stored.lastIndexOf(SEPARATOR);
        if (separator <= 0) {
            return false;
        }
        byte[] expected = HexFormat.of().parseHex(stored.substring(separator + 1));
        return MessageDigest.isEqual(expected, hash(password.toString(), stored.substring(0, separator)));
    }

    /** New passwords are not hashed this way. */
    @Override
    public String encode(@Nullable CharSequence password) {
        throw new UnsupportedOperationException("only hashes of the Go service are of this form");
    }

    private static byte[] hash(String password, String salt) {
        PBEKeySpec spec =
                new PBEKeySpec(password.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), ITERATIONS, BLOCK_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (NoSuchAlgorithmException | InvalidKeySpecException e) {
            throw new IllegalStateException("PBKDF2 with SHA-256 is not available", e);
        } finally {
            spec.clearPassword();
        }
    }
}
