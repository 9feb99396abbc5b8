package org.fedai.kubefate.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class SecurityHeadersTest {
    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/",
                "/v1/version",
                "/v1/user/",
                "/v1/cluster/none",
                "/v1/none",
                "/v1/chart/valueTemplateExample/fate/v2.0.0",
                "/error",
                "/v1/swagger/openapi",
                "/v1/swagger/swagger-ui/index.html",
                "/actuator/health",
                "/actuator/prometheus"
            })
    void every_response_tells_browsers_to_be_careful(String path) {
        Api anonymous = Api.at(port);
        for (Api caller : new Api[] {anonymous, anonymous.login("admin", "admin"), anonymous.withToken("x")}) {
            Api.Reply reply = caller.get(path);

            assertThat(header(reply, "X-Content-Type-Options")).hasValue("nosniff");
            assertThat(header(reply, "X-Frame-Options")).hasValue("DENY");
            assertThat(header(reply, "Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("frame-ancestors 'none'")
                            .doesNotContain("script-src"));
            assertThat(header(reply, "Referrer-Policy")).hasValue("no-referrer");
            assertThat(header(reply, "Cache-Control"))
                    .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        }
    }

    private static Optional<String> header(Api.Reply reply, String name) {
        return reply.raw().headers().firstValue(name);
    }
}
