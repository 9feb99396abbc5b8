package org.fedai.kubefate.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** By default no proxy is trusted. */
@ServerTest
@TestPropertySource(properties = "FATECLOUD_TRUSTED_PROXIES=")
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

    @Test
    void a_proxy_on_the_machine_does_not_make_its_clients_local() {
        Api anonymous = service.anonymous();
        Api.Reply reply = anonymous.send(anonymous
                .request("/v1/user/login")
                .header("X-Forwarded-For", "127.0.0.1")
                .POST(BodyPublishers.ofString("{\"username\":\"admin\",\"password\":\"admin\"}")));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.error()).startsWith("the default password is accepted only from");
    }

    private Api.Reply guess(String claimed) {
        Api anonymous = service.anonymous();
        return anonymous.send(anonymous
                .request("/v1/user/login")
                .header("X-Forwarded-For", claimed)
                .POST(BodyPublishers.ofString("{\"username\":\"admin\",\"password\":\"x\"}")));
    }
}
