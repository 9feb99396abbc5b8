package org.fedai.kubefate.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class LoginTest {
    private final RunningService service;

    LoginTest(RunningService service) {
        this.service = service;
    }

    @Test
    void the_first_administrator_gets_a_token_for_half_an_hour() {
        Api.Reply reply = service.anonymous().post("/v1/user/login", Map.of("username", "admin", "password", "admin"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("code").asInt()).isEqualTo(200);
        JsonNode claims = claims(reply.body().path("token").asString());
        assertThat(claims.path("id").asString()).isEqualTo("admin");
        long issued = claims.path("orig_iat").asLong();
        assertThat(claims.path("exp").asLong() - issued).isEqualTo(1800);
        assertThat(Instant.parse(reply.body().path("expire").asString()).getEpochSecond())
                .isEqualTo(claims.path("exp").asLong());
    }

    @Test
    void keys_are_case_insensitive_as_in_go() {
        Api.Reply reply = service.anonymous().post("/v1/user/login", "{\"Username\":\"admin\",\"PASSWORD\":\"admin\"}");

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void a_failed_login_does_not_reveal_which_part_was_wrong() {
        Api.Reply wrong = service.anonymous().post("/v1/user/login", Map.of("username", "admin", "password", "x"));
        Api.Reply unknown = service.anonymous().post("/v1/user/login", Map.of("username", "nobody", "password", "x"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body().path("code").asInt()).isEqualTo(401);
        assertThat(wrong.body().path("message").asString()).isEqualTo("wrong user name or password");
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void missing_credentials_are_a_malformed_request() {
        assertThat(service.anonymous().post("/v1/user/login", "{}").status()).isEqualTo(400);
        assertThat(service.anonymous().post("/v1/user/login", "{").status()).isEqualTo(400);
    }

    @Test
    void too_many_failures_lock_the_login_for_a_while() {
        for (int i = 0; i < 10; i++) {
            assertThat(service.anonymous()
                            .post("/v1/user/login", Map.of("username", "guessed", "password", "x"))
                            .status())
                    .isEqualTo(401);
        }

        Api.Reply reply = service.anonymous().post("/v1/user/login", Map.of("username", "guessed", "password", "x"));

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.error()).contains("too many failed logins");
        assertThat(reply.raw().headers().firstValue("Retry-After")).hasValue("300");
        assertThat(service.login("admin", "admin").get("/v1/version").status())
                .as("others are not affected")
                .isEqualTo(200);
    }

    @Test
    void clients_behind_a_proxy_are_limited_separately() {
        for (int i = 0; i < 10; i++) {
            assertThat(guess("203.0.113.7").status()).isEqualTo(401);
        }

        assertThat(guess("203.0.113.7").status()).isEqualTo(429);
        assertThat(guess("203.0.113.8").status()).isEqualTo(401);
    }

    private Api.Reply guess(String client) {
        Api anonymous = service.anonymous();
        return anonymous.send(anonymous
                .request("/v1/user/login")
                .header("X-Forwarded-For", client)
                .POST(BodyPublishers.ofString("{\"username\":\"proxied\",\"password\":\"x\"}")));
    }

    @Test
    void the_token_is_accepted_in_header_query_and_cookie() {
        Api api = service.admin();
        Api anonymous = service.anonymous();

        assertThat(api.get("/v1/version").status()).isEqualTo(200);
        assertThat(anonymous.get("/v1/version?token=" + api.token()).status()).isEqualTo(200);
        assertThat(anonymous
                        .send(anonymous.request("/v1/version/").header("Cookie", "jwt=" + api.token()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_cookie_is_rejected_from_another_site() {
        Api api = service.admin();
        Api anonymous = service.anonymous();

        Api.Reply foreign = anonymous.send(anonymous
                .request("/v1/job/some")
                .header("Cookie", "jwt=" + api.token())
                .header("Origin", "https://evil.example")
                .DELETE());
        Api.Reply own = anonymous.send(anonymous
                .request("/v1/job/some")
                .header("Cookie", "jwt=" + api.token())
                .header("Origin", "http://127.0.0.1:" + service.port())
                .DELETE());

        assertThat(foreign.status()).isEqualTo(401);
        assertThat(own.status()).isEqualTo(404);
    }

    @Test
    void the_error_without_a_valid_token_says_what_to_do() {
        Api.Reply none = service.anonymous().get("/v1/cluster/");
        Api.Reply nonsense = service.anonymous().withToken("a.b.c").get("/v1/cluster/");

        assertThat(none.status()).isEqualTo(401);
        assertThat(none.body().path("code").asInt()).isEqualTo(401);
        assertThat(none.body().path("message").asString()).contains("/v1/user/login");
        assertThat(nonsense.status()).isEqualTo(401);
        assertThat(nonsense.body().path("message").asString()).contains("log in again");
    }

    @Test
    void logout_invalidates_only_its_token() {
        Api one = service.login("admin", "admin");
        Api other = service.login("admin", "admin");

        Api.Reply reply = one.send(one.request("/v1/user/logout").POST(BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().toString()).isEqualTo("{\"code\":200}");
        assertThat(one.get("/v1/version").status()).isEqualTo(401);
        assertThat(other.get("/v1/version").status()).isEqualTo(200);
    }

    @Test
    void a_token_signed_with_another_key_is_rejected() {
        String token = service.admin().token();
        String forged = token.substring(0, token.lastIndexOf('.') + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);

        assertThat(service.anonymous().withToken(forged).get("/v1/version").status())
                .isEqualTo(401);
    }

    private static JsonNode claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.')));
        return new JsonMapper().readTree(payload);
    }
}
