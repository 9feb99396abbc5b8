package org.fedai.kubefate.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.fedai.kubefate.server.KubefateServer;
import org.fedai.kubefate.server.testing.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

class FirstAdministratorTest {
    @TempDir
    private Path folder;

    @Test
    void the_configured_password_is_set_only_when_it_has_changed() {
        String token;
        try (ConfigurableApplicationContext first = start("root", "one")) {
            Api api = at(first).login("root", "one");
            token = api.token();
            String uuid = api.get("/v1/user").data().get(0).path("uuid").asString();
            assertThat(api.put("/v1/user/" + uuid, Map.of("email", "root@example.com"))
                            .status())
                    .isEqualTo(200);
        }
        try (ConfigurableApplicationContext same = start("root", "one")) {
            assertThat(at(same).withToken(token).get("/v1/version").status())
                    .as("a token survives a restart")
                    .isEqualTo(200);
            Api api = at(same).login("root", "one");
            String uuid = api.get("/v1/user").data().get(0).path("uuid").asString();
            api.put("/v1/user/" + uuid, Map.of("password", "by hand"));
        }
        try (ConfigurableApplicationContext same = start("root", "one")) {
            assertThat(at(same).login("root", "by hand").get("/v1/version").status())
                    .as("a password changed through the API is kept")
                    .isEqualTo(200);
        }
        try (ConfigurableApplicationContext changed = start("root", "two")) {
            assertThat(at(changed).login("root", "two").get("/v1/version").status())
                    .isEqualTo(200);
        }
    }

    private ConfigurableApplicationContext start(String username, String password) {
        return new SpringApplicationBuilder(KubefateServer.class)
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--kubefate.charts.folder=src",
                        "--kubefate.database.file=" + folder.resolve("db"),
                        "--kubefate.administrator.username=" + username,
                        "--kubefate.administrator.password=" + password);
    }

    private static Api at(ConfigurableApplicationContext context) {
        return Api.at(
                ((ServletWebServerApplicationContext) context).getWebServer().getPort());
    }
}
