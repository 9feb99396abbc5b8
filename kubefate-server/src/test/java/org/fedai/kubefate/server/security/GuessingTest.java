package org.fedai.kubefate.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Whoever guesses passwords gets few answers, and locks out nobody but themselves. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class GuessingTest {
    private static final String PASSWORD = "right-password";
    private static final String OWNER = "198.51.100.1";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api anonymous;

    @BeforeEach
    @AfterEach
    void forget_earlier_failures() {
        anonymous = Api.at(port);
        jdbc.sql("DELETE FROM login_failure").update();
        jdbc.sql("DELETE FROM login_address").update();
        anonymous.login("admin", "admin").post("/v1/user", Map.of("username", "owner", "password", PASSWORD));
    }

    static Stream<String> addresses() {
        return Stream.of(
                "x".repeat(65),
                "9".repeat(4000),
                "203.0.113.7, " + "y".repeat(1000),
                "203.0.113.9:4711",
                "[2001:db8::1]:80",
                "unknown",
                "'); DROP TABLE login_failure; --");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void guesses_are_counted_whatever_address_is_claimed(String address, CapturedOutput output) {
        for (int i = 0; i < 10; i++) {
            assertThat(login("owner", "wrong", address)).isEqualTo(401);
        }

        assertThat(login("owner", "wrong", address)).isEqualTo(429);
        assertThat(login("owner", PASSWORD, address)).as("the right password").isEqualTo(429);
        assertThat(output).doesNotContain("\tat ");
    }

    @Test
    void guesses_at_the_same_time_are_counted_as_well() {
        List<Integer> statuses = atOnce(60, i -> login("owner", "wrong", "203.0.113.20"));

        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(10);
    }

    @Test
    void any_number_of_right_passwords_at_the_same_time_is_accepted() {
        assertThat(atOnce(30, i -> login("owner", PASSWORD, "203.0.113.21"))).containsOnly(200);
    }

    @Test
    void an_address_with_many_names_is_limited() {
        for (int i = 0; i < 50; i++) {
            assertThat(login("name" + i, "wrong", "203.0.113.22")).isEqualTo(401);
        }

        assertThat(login("owner", PASSWORD, "203.0.113.22")).isEqualTo(429);
        assertThat(login("owner", PASSWORD, "203.0.113.23")).isEqualTo(200);
    }

    @Test
    void a_network_of_ipv6_is_one_address() {
        for (int i = 0; i < 10; i++) {
            assertThat(login("owner", "wrong", "2001:db8:7:7::" + i)).isEqualTo(401);
        }

        assertThat(login("owner", "wrong", "2001:db8:7:7:ffff::1")).isEqualTo(429);
        assertThat(login("owner", "wrong", "2001:db8:7:8::1")).isEqualTo(401);
    }

    @Test
    void failures_from_many_addresses_do_not_lock_out_the_owner() {
        assertThat(login("owner", PASSWORD, OWNER)).isEqualTo(200);
        for (int i = 0; i < 50; i++) {
            assertThat(login("owner", "wrong", "203.0.113." + (100 + i))).isEqualTo(401);
        }

        assertThat(login("owner", "wrong", "203.0.113.90"))
                .as("another address")
                .isEqualTo(429);
        assertThat(login("owner", PASSWORD, OWNER)).isEqualTo(200);
        for (int i = 0; i < 10; i++) {
            assertThat(login("owner", "wrong", OWNER)).isEqualTo(401);
        }
        assertThat(login("owner", PASSWORD, OWNER)).as("its own limit").isEqualTo(429);
    }

    @Test
    void what_cannot_be_counted_is_not_tried() {
        jdbc.sql("ALTER TABLE login_failure RENAME TO elsewhere").update();
        try {
            assertThat(login("owner", PASSWORD, OWNER)).isGreaterThanOrEqualTo(500);
        } finally {
            jdbc.sql("ALTER TABLE elsewhere RENAME TO login_failure").update();
        }
        assertThat(login("owner", PASSWORD, OWNER)).isEqualTo(200);
    }

    @Test
    void no_name_or_password_makes_a_stack_trace(CapturedOutput output) {
        for (String odd : List.of(
                "",
                " ",
                "\0",
                "\r\n",
                "\ud800",
                "\uffff",
                "😀".repeat(100),
                "x".repeat(100_000),
                "' OR 1=1 --",
                "${jndi:ldap://x}")) {
            assertThat(login(odd, "wrong", "203.0.113.30")).isIn(400, 401);
            assertThat(login("owner", odd, "203.0.113." + (31 + odd.length() % 7)))
                    .isIn(400, 401);
        }
        assertThat(output).doesNotContain("\tat ");
    }

    @Test
    void the_default_password_is_refused_to_clients_elsewhere_right_or_wrong() {
        for (String name : List.of("admin", "nobody")) {
            Api.Reply reply = anonymous.send(anonymous
                    .request("/v1/user/login")
                    .header("X-Forwarded-For", "203.0.113.60")
                    .POST(BodyPublishers.ofString("{\"username\":\"%s\",\"password\":\"admin\"}".formatted(name))));

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body().path("message").asString())
                    .startsWith("the default password is accepted only from the machine or the cluster")
                    .contains("FATECLOUD_USER_PASSWORD");
        }
    }

    private int login(String username, String password, String address) {
        String body = new JsonMapper().writeValueAsString(Map.of("username", username, "password", password));
        return anonymous
                .send(anonymous
                        .request("/v1/user/login")
                        .header("X-Forwarded-For", address)
                        .POST(BodyPublishers.ofString(body)))
                .status();
    }

    private static List<Integer> atOnce(int count, IntFunction<Integer> request) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> all = IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.apply(i), threads))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        }
    }
}
