package org.fedai.kubefate.server.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tokens as an attacker makes them, without a library that refuses to. */
final class ForgedToken {
    private static final JsonMapper JSON = new JsonMapper();

    private ForgedToken() {}

    /** The claims of a token that the service issued. */
    static Map<String, Object> claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return JSON.readValue(payload, new TypeReference<>() {});
    }

    static String signed(Map<String, Object> header, Map<String, Object> claims, String mac, Key key) {
        String content = part(header) + "." + part(claims);
        try {
            Mac signer = Mac.getInstance(mac);
            signer.init(new SecretKeySpec(key.getEncoded(), mac));
            return content + "." + base64(signer.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static String unsigned(Map<String, Object> header, Map<String, Object> claims) {
        return part(header) + "." + part(claims) + ".";
    }

    private static String part(Map<String, Object> content) {
        return base64(JSON.writeValueAsBytes(content));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
