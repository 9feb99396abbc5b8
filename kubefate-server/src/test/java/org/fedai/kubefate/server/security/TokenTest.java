package org.fedai.kubefate.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is done with tokens, wherever and however they are sent. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class TokenTest {
    @LocalServerPort
    private int port;

    @Autowired
    private SigningKey key;

    private Api anonymous;
    private Api admin;

    @BeforeEach
    void log_in() {
        anonymous = Api.at(port);
        admin = anonymous.login("admin", "admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   "})
    void the_name_of_the_scheme_is_case_insensitive(String scheme) {
        assertThat(anonymous
                        .send(anonymous.request("/v1/version").header("Authorization", scheme + admin.token()))
                        .status())
                .isEqualTo(200);
    }

    static Stream<Map<String, Object>> claims() {
        long later = Instant.now().getEpochSecond() + 600;
        String id = "6d1b1a52-2f0b-4cf8-9c8d-0d7bb4f1c9a1";
        return Stream.of(
                Map.of("id", 7),
                Map.of("id", Map.of()),
                Map.of("pwd", "none"),
                Map.of("pwd", 1.5),
                Map.of("pwd", 99999999999L),
                Map.of("sub", 7),
                Map.of("sub", Map.of("a", 1)),
                Map.of("jti", 7),
                Map.of("jti", "x".repeat(2000)),
                Map.of("jti", "../../etc"),
                Map.of("exp", "later"),
                Map.of("exp", Map.of()),
                Map.of("exp", 1e300),
                Map.of("exp", -1),
                Map.of("exp", true),
                Map.of("orig_iat", Map.of(), "jti", id, "exp", later, "pwd", "0"));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void claims_of_the_wrong_type_are_refused_even_with_the_right_signature(
            Map<String, Object> odd, CapturedOutput output) {
        Map<String, Object> claims = new LinkedHashMap<>(ForgedToken.claims(admin.token()));
        claims.putAll(odd);
        Api forger = anonymous.withToken(ForgedToken.signed(Map.of("alg", "HS256"), claims, "HmacSHA256", key.key()));

        assertThat(forger.get("/v1/version").status()).isEqualTo(401);
        assertThat(forger.post("/v1/user/logout", "").status()).isEqualTo(200);
        assertThat(output).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "pwd", "sub", "jti", "exp"})
    void a_claim_that_is_missing_is_refused(String name) {
        Map<String, Object> claims = new LinkedHashMap<>(ForgedToken.claims(admin.token()));
        claims.remove(name);

        assertThat(anonymous
                        .withToken(ForgedToken.signed(Map.of("alg", "HS256"), claims, "HmacSHA256", key.key()))
                        .get("/v1/version")
                        .status())
                .isEqualTo(401);
    }

    /** HOST stands for this service. */
    @ParameterizedTest
    @CsvSource({
        "DELETE, Origin=https://evil.example, 401",
        "DELETE, Origin=http://HOST, 404",
        "DELETE, Origin=https://HOST, 401",
        "DELETE, Origin=ws://HOST, 404",
        "DELETE, Origin=wss://HOST, 401",
        "DELETE, Origin=http://HOST.evil.example, 401",
        "DELETE, Origin=http://user@HOST, 404",
        "DELETE, Origin=null, 401",
        "DELETE, Origin=, 401",
        "DELETE, Sec-Fetch-Site=cross-site, 401",
        "DELETE, Sec-Fetch-Site=same-site, 401",
        "DELETE, Sec-Fetch-Site=CROSS-SITE, 401",
        "DELETE, Sec-Fetch-Site=, 401",
        "DELETE, Sec-Fetch-Site=same-origin, 404",
        "DELETE, Sec-Fetch-Site=none, 404",
        "DELETE, Sec-Fetch-Site=cross-site;Origin=http://HOST, 401",
        "DELETE, Sec-Fetch-Site=cross-site;Sec-Fetch-Mode=navigate, 401",
        "DELETE, Origin=https://HOST;X-Forwarded-Proto=https, 404",
        "DELETE, Origin=http://HOST;X-Forwarded-Proto=https, 401",
        "POST, Sec-Fetch-Site=cross-site, 401",
        "PUT, Sec-Fetch-Site=cross-site, 401",
        "GET, Sec-Fetch-Site=cross-site, 401",
        "GET, Sec-Fetch-Site=cross-site;Sec-Fetch-Mode=no-cors, 401",
        "GET, Sec-Fetch-Site=cross-site;Sec-Fetch-Mode=navigate, 404",
        "GET, Origin=https://evil.example, 401",
        "GET, '', 404",
        "DELETE, '', 404"
    })
    void a_cookie_is_accepted_only_from_pages_of_this_service(String method, String headers, int status) {
        HttpRequest.Builder request = anonymous
                .request(method.equals("POST") ? "/v1/job/none" : "/v1/chart/none")
                .header("Cookie", "jwt=" + admin.token())
                .method(method, BodyPublishers.noBody());
        for (String header : headers.isEmpty() ? new String[0] : headers.split(";")) {
            String[] parts = header.split("=", 2);
            request.header(parts[0], parts[1].replace("HOST", "127.0.0.1:" + port));
        }

        assertThat(anonymous.send(request).status()).isEqualTo(status);
    }

    @Test
    void the_header_is_accepted_from_any_site() {
        assertThat(anonymous
                        .send(admin.request("/v1/chart/none")
                                .header("Origin", "https://other.example")
                                .header("Sec-Fetch-Site", "cross-site")
                                .DELETE())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_token_in_a_query_is_not_logged(CapturedOutput output) {
        String query = "?token=" + admin.token();
        for (String path : new String[] {"/v1/version", "/v1/none", "/v1/chart/none", "/v1/log/none/ws", "/error"}) {
            anonymous.get(path + query);
        }
        anonymous.get("/v1/cluster/none" + query + "&token=again");
        anonymous.post("/v1/cluster" + query, "{");

        assertThat(output).doesNotContain(admin.token());
    }
}
