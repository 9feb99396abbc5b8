package org.fedai.kubefate.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ServerOn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAdministratorTest {
    private static final Sandbox SANDBOX = Sandbox.start(0);

    @TempDir
    private Path folder;

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @Test
    void the_configured_password_is_set_only_when_it_has_changed() {
        String token;
        try (ServerOn first = start("root", "one")) {
            Api api = first.service().login("root", "one");
            token = api.token();
            String uuid = api.get("/v1/user").data().get(0).path("uuid").asString();
            assertThat(api.put("/v1/user/" + uuid, Map.of("email", "root@example.com"))
                            .status())
                    .isEqualTo(200);
        }
        try (ServerOn same = start("root", "one")) {
            assertThat(same.service()
                            .anonymous()
                            .withToken(token)
                            .get("/v1/version")
                            .status())
                    .as("a token survives a restart")
                    .isEqualTo(200);
            Api api = same.service().login("root", "one");
            String uuid = api.get("/v1/user").data().get(0).path("uuid").asString();
            api.put("/v1/user/" + uuid, Map.of("password", "set by hand", "oldPassword", "one"));
        }
        try (ServerOn same = start("root", "one")) {
            assertThat(same.service()
                            .login("root", "set by hand")
                            .get("/v1/version")
                            .status())
                    .as("a password changed through the API is kept")
                    .isEqualTo(200);
        }
        try (ServerOn changed = start("root", "two")) {
            assertThat(changed.service().login("root", "two").get("/v1/version").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void an_account_that_exists_does_not_get_the_default_password() {
        try (ServerOn first = start("root", "one")) {
            first.service()
                    .login("root", "one")
                    .post("/v1/user", Map.of("username", "alice", "password", "wonder12", "role", "admin"));
        }
        try (ServerOn second = start("alice", "")) {
            assertThat(second.service()
                            .login("alice", "wonder12")
                            .get("/v1/version")
                            .status())
                    .isEqualTo(200);
        }
    }

    private ServerOn start(String username, String password) {
        return ServerOn.kubernetes(
                SANDBOX.kubeconfig(),
                folder.resolve("db"),
                "--kubefate.charts.folder=src",
                "--kubefate.administrator.username=" + username,
                "--kubefate.administrator.password=" + password);
    }
}
