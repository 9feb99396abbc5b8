package org.fedai.kubefate.chart.internal.function.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;
import org.fedai.kubefate.chart.internal.value.Utf8;

/** The Master Password algorithm: the same master password, user and site always give the same password. */
final class DerivedPassword {
    private static final byte[] SCOPE = "com.lyndir.masterpassword".getBytes(StandardCharsets.US_ASCII);

    private static final Map<String, List<String>> FORMS = Map.of(
            "maximum", List.of("anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"),
            "long",
                    List.of(
                            "CvcvnoCvcvCvcv",
                            "CvcvCvcvnoCvcv",
                            "CvcvCvcvCvcvno",
                            "CvccnoCvcvCvcv",
                            "CvccCvcvnoCvcv",
                            "CvccCvcvCvcvno",
                            "CvcvnoCvccCvcv",
                            "CvcvCvccnoCvcv",
                            "CvcvCvccCvcvno",
                            "CvcvnoCvcvCvcc",
                            "CvcvCvcvnoCvcc",
                            "CvcvCvcvCvccno",
                            "CvccnoCvccCvcv",
                            "CvccCvccnoCvcv",
                            "CvccCvccCvcvno",
                            "CvcvnoCvccCvcc",
                            "CvcvCvccnoCvcc",
                            "CvcvCvccCvccno",
                            "CvccnoCvcvCvcc",
                            "CvccCvcvnoCvcc",
                            "CvccCvcvCvccno"),
            "medium", List.of("CvcnoCvc", "CvcCvcno"),
            "short", List.of("Cvcn"),
            "basic", List.of("aaanaaan", "aannaaan", "aaannaaa"),
            "pin", List.of("nnnn"));

    private static final String VOWELS = "aeiou";
    private static final String CONSONANTS = "bcdfghjklmnpqrstvwxyz";
    private static final String CAPITAL_VOWELS = "AEIOU";
    private static final String CAPITAL_CONSONANTS = "BCDFGHJKLMNPQRSTVWXYZ";
    private static final String LETTERS = CAPITAL_VOWELS + VOWELS + CAPITAL_CONSONANTS + CONSONANTS;
    private static final Map<Character, String> CHARACTERS = Map.of(
            'V', CAPITAL_VOWELS,
            'C', CAPITAL_CONSONANTS,
            'v', VOWELS,
            'c', CONSONANTS,
            'A', CAPITAL_VOWELS + CAPITAL_CONSONANTS,
            'a', LETTERS,
            'n', "0123456789",
            'o', "@&%?,=[]_:-+*$#!'^~;()/.",
            'x', LETTERS + "0123456789!@#$%^&*()");

    private DerivedPassword() {}

    /**
     * @param counter changes the password without changing anything else
     * @param type one of maximum, long, medium, short, basic, pin; for any other the result is an error text
     */
    static String of(long counter, String type, String master, String user, String site) {
        List<String> forms = FORMS.get(type);
        if (forms == null) {
            return "cannot find password template " + type;
        }
        byte[] key = SCrypt.generate(Utf8.bytes(master), message(user), 32768, 8, 2, 64);
        byte[] seed = hmac(
                key, message(site), ByteBuffer.allocate(4).putInt((int) counter).array());
        String form = forms.get((seed[0] & 0xFF) % forms.size());
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < form.length(); i++) {
            String characters = Objects.requireNonNull(CHARACTERS.get(form.charAt(i)));
            password.append(characters.charAt((seed[i + 1] & 0xFF) % characters.length()));
        }
        return password.toString();
    }

    private static byte[] message(String name) {
        byte[] bytes = Utf8.bytes(name);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(SCOPE);
        message.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        message.writeBytes(bytes);
        return message.toByteArray();
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
