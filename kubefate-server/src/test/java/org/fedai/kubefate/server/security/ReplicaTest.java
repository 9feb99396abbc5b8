package org.fedai.kubefate.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.server.database.SettingStore;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.user.Accounts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Replicas share only the database. */
@ServerTest
class ReplicaTest {
    @Autowired
    private SettingStore store;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private final RunningService service;

    ReplicaTest(RunningService service) {
        this.service = service;
    }

    @Test
    void a_token_is_valid_on_all_replicas_until_a_logout_on_any() {
        AccessTokens other = replica("");
        Api here = service.login("admin", "admin");

        assertThat(other.verify(here.token()).caller().username()).isEqualTo("admin");
        here.post("/v1/user/logout", "");
        assertThatThrownBy(() -> other.verify(here.token())).hasMessageContaining("revoked by a logout");

        Api again = service.login("admin", "admin");
        other.revoke(other.verify(again.token()));
        assertThat(again.get("/v1/version").status()).isEqualTo(401);
    }

    @Test
    void a_configured_key_replaces_the_stored_one() {
        String secret = "a secret of more than thirty-two bytes";
        Api here = service.login("admin", "admin");
        String token =
                replica(secret).issue(accounts.find("admin").orElseThrow()).text();

        assertThat(replica(secret).verify(token).caller().username()).isEqualTo("admin");
        assertThat(here.withToken(token).get("/v1/version").status()).isEqualTo(401);
        assertThatThrownBy(() -> replica(secret).verify(here.token())).hasMessageContaining("log in again");
    }

    @Test
    void a_key_that_is_too_short_is_rejected() {
        assertThatThrownBy(() -> replica("short"))
                .isInstanceOf(KubefateException.class)
                .hasMessageContaining("FATECLOUD_JWT_KEY");
    }

    private AccessTokens replica(String key) {
        SecuritySettings settings =
                new SecuritySettings(key, Duration.ofMinutes(30), Duration.ofMinutes(5), 10, 50, 50, false);
        Clock clock = Clock.systemUTC();
        return new AccessTokens(
                new SigningKey(settings, store), settings, accounts, new RevokedTokens(jdbc, clock), clock);
    }
}
