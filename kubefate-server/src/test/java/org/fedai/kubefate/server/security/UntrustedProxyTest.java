package org.fedai.kubefate.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** The address of these tests is not a trusted proxy. */
@ServerTest
@TestPropertySource(properties = "FATECLOUD_TRUSTED_PROXIES=192.0.2.1/32")
class UntrustedProxyTest {
    private final RunningService service;

    UntrustedProxyTest(RunningService service) {
        this.service = service;
    }

    @Test
    void a_forwarded_address_of_an_untrusted_client_is_ignored() {
        for (int i = 0; i < 10; i++) {
            assertThat(guess("203.0.113." + i).status()).isEqualTo(401);
        }

        assertThat(guess("203.0.113.99").status()).isEqualTo(429);
    }

    private Api.Reply guess(String claimed) {
        Api anonymous = service.anonymous();
        return anonymous.send(anonymous
                .request("/v1/user/login")
                .header("X-Forwarded-For", claimed)
                .POST(BodyPublishers.ofString("{\"username\":\"admin\",\"password\":\"x\"}")));
    }
}
