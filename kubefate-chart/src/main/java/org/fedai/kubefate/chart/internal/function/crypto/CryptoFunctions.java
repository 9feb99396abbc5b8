package org.fedai.kubefate.chart.internal.function.crypto;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.INT;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.UINT32;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.zip.Adler32;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.fedai.kubefate.chart.internal.function.encoding.BaseEncoding;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.Utf8;
import org.jspecify.annotations.Nullable;

/** Digests, passwords, ciphers, and random values. */
public final class CryptoFunctions {
    static final String BOUNCY_CASTLE = "org.bouncycastle:bcpkix-jdk18on";

    private static final int BCRYPT_COST = 10;
    private static final int BCRYPT_LONGEST = 72;
    private static final int AES_BLOCK = 16;
    private static final int AES_KEY = 32;

    private final Bounds bounds;
    private final SecureRandom random;

    public CryptoFunctions(Bounds bounds, SecureRandom random) {
        this.bounds = bounds;
        this.random = random;
    }

    public void addTo(FunctionTable table) {
        table.add("sha1sum", STRING, s -> digest("SHA-1", s))
                .add("sha256sum", STRING, s -> digest("SHA-256", s))
                .add("sha512sum", STRING, s -> digest("SHA-512", s))
                .add("adler32sum", STRING, CryptoFunctions::adler32)
                .add("bcrypt", STRING, this::bcrypt)
                .add("htpasswd", STRING, STRING, this::htpasswd)
                .add("encryptAES", STRING, STRING, this::encrypt)
                .add("decryptAES", STRING, STRING, CryptoFunctions::decrypt)
                .addWide("derivePassword", List.of(UINT32, STRING, STRING, STRING, STRING), CryptoFunctions::derive)
                .add("uuidv4", () -> UUID.randomUUID().toString())
                .add("randBytes", INT, this::randomBytes)
                .add("randAlphaNum", INT, count -> randomText(count, Character::isLetterOrDigit))
                .add("randAlpha", INT, count -> randomText(count, Character::isLetter))
                .add("randNumeric", INT, count -> randomText(count, Character::isDigit))
                .add("randAscii", INT, count -> randomText(count, c -> true))
                .needing(BOUNCY_CASTLE, "bcrypt", "htpasswd", "derivePassword");
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Utf8.bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String adler32(String text) {
        Adler32 adler = new Adler32();
        adler.update(Utf8.bytes(text));
        return Long.toString(adler.getValue());
    }

    private String bcrypt(String password) {
        byte[] bytes = Utf8.bytes(password);
        if (bytes.length > BCRYPT_LONGEST) {
            return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes";
        }
        return OpenBSDBCrypt.generate("2a", bytes, randomArray(AES_BLOCK), BCRYPT_COST);
    }

    private String htpasswd(String user, String password) {
        return user.contains(":") ? "invalid username: " + user : user + ":" + bcrypt(password);
    }

    private static String derive(List<@Nullable Object> arguments) {
        return DerivedPassword.of(
                (Long) arguments.get(0),
                (String) arguments.get(1),
                (String) arguments.get(2),
                (String) arguments.get(3),
                (String) arguments.get(4));
    }

    private String encrypt(String password, String text) {
        if (text.isEmpty()) {
            return "";
        }
        byte[] vector = randomArray(AES_BLOCK);
        byte[] encrypted = aes("AES/CBC/PKCS5Padding", Cipher.ENCRYPT_MODE, password, vector, Utf8.bytes(text));
        byte[] all = Arrays.copyOf(vector, AES_BLOCK + encrypted.length);
        System.arraycopy(encrypted, 0, all, AES_BLOCK, encrypted.length);
        return BaseEncoding.BASE64.encode(all);
    }

    /** The padding is removed but not verified, as in Helm, so a wrong password usually results in garbage instead of an error. */
    private static String decrypt(String password, String encrypted) {
        if (encrypted.isEmpty()) {
            return "";
        }
        byte[] all = BaseEncoding.BASE64.decode(encrypted);
        if (all.length < AES_BLOCK) {
            throw new FunctionException("runtime error: slice bounds out of range [:16] with capacity " + all.length);
        }
        if (all.length % AES_BLOCK != 0) {
            throw new FunctionException("crypto/cipher: input not full blocks");
        }
        byte[] vector = Arrays.copyOf(all, AES_BLOCK);
        byte[] content = Arrays.copyOfRange(all, AES_BLOCK, all.length);
        byte[] decrypted = aes("AES/CBC/NoPadding", Cipher.DECRYPT_MODE, password, vector, content);
        int length = decrypted.length == 0 ? -1 : decrypted.length - (decrypted[decrypted.length - 1] & 0xFF);
        if (length < 0) {
            throw new FunctionException(
                    decrypted.length == 0
                            ? "runtime error: index out of range [-1]"
                            : "runtime error: slice bounds out of range [:" + length + "]");
        }
        return Utf8.text(Arrays.copyOf(decrypted, length));
    }

    private static byte[] aes(String transformation, int mode, String password, byte[] vector, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance(transformation);
            byte[] key = Arrays.copyOf(Utf8.bytes(password), AES_KEY);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String randomBytes(long count) {
        if (count < 0) {
            throw new FunctionException("runtime error: makeslice: len out of range");
        }
        bounds.checkText(count);
        return BaseEncoding.BASE64.encode(randomArray((int) count));
    }

    private byte[] randomArray(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A negative number of characters counts as 0. */
    private String randomText(long count, IntPredicate allowed) {
        bounds.checkText(Math.max(0, count));
        int[] characters = random.ints(' ', '~' + 1)
                .filter(allowed)
                .limit(Math.max(0, count))
                .toArray();
        return new String(characters, 0, characters.length);
    }
}
