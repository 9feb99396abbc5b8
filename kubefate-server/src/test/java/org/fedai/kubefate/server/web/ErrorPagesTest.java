package org.fedai.kubefate.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What anybody can learn from errors, without a login. */
@ServerTest
class ErrorPagesTest {
    @LocalServerPort
    private int port;

    private Api anonymous;

    @BeforeEach
    void prepare() {
        anonymous = Api.at(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | it is not JSON (line 1, column 2)",
                "x | it is not JSON (line 1, column 1)",
                "[] | an object is expected (line 1, column 1)",
                "1 | an object is expected (line 1, column 1)",
                "\"x\" | an object is expected (line 1, column 1)",
                "{\"username\": {}} | username: a text is expected (line 1, column 14)",
                "{\"username\": \"x\", \"password\": []} | password: a text is expected (line 1, column 31)"
            })
    void what_is_wrong_with_a_body_is_said_without_names_of_classes(String body, String message) {
        Api.Reply reply = anonymous.post("/v1/user/login", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("the request is not the expected JSON: " + message);
    }

    @Test
    void a_body_that_is_nested_too_deeply_is_refused_in_the_same_words() {
        Api.Reply reply = anonymous.post("/v1/user/login", "{\"username\":" + "[".repeat(100_000));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).doesNotContain("Stream", "java", "jackson");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /error, 404",
        "POST, /error, 404",
        "GET, /error?status=999, 404",
        "GET, /v1/a;b=1/c, 400",
        "GET, //v1/version, 400",
        "GET, /v1/%2e%2e/actuator, 400",
        "GET, /v1/%7f%1b, 401"
    })
    void errors_before_any_controller_are_json_without_internals(String method, String path, int status) {
        Api.Reply reply = anonymous.send(anonymous.request(path).method(method, BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.error()).isNotEmpty();
        assertThat(reply.raw().body()).doesNotContain("999", "org.", "java", "Exception");
    }

    @Test
    void what_is_not_http_is_answered_without_internals() {
        Api.Reply reply = anonymous.get("/v1/%00");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.raw().body()).doesNotContain("Tomcat", "org.", "java", "Exception");
    }
}
