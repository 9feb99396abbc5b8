package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
    private static final String LOGIN = "POST /v1/user/login";
    private static final String JOBS = "GET /v1/job/";

    private final Service service = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder).talkingTo(service);
        service.answer(JOBS, 200, ServiceResponses.list("getJobList Success"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void the_first_command_logs_in_and_the_next_one_uses_the_same_token() {
        shell.run("job", "list");
        shell.run("job", "list");

        assertThat(service.asked()).containsExactly(LOGIN, JOBS, JOBS);
        assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Bearer t0ken");
    }

    @Test
    void the_cached_token_is_readable_only_by_its_owner() throws IOException {
        shell.run("job", "list");

        Path tokens = shell.home.resolve(".kubefate/tokens");
        try (Stream<Path> files = Files.list(tokens)) {
            assertThat(files.map(file -> permissions(file))).containsExactly("rw-------");
        }
        assertThat(permissions(tokens)).isEqualTo("rwx------");
    }

    @Test
    void each_user_and_server_has_its_own_token() {
        shell.run("job", "list");
        shell.with("FATECLOUD_USER_USERNAME", "eve")
                .with("FATECLOUD_USER_PASSWORD", "x")
                .run("job", "list");

        assertThat(service.asked()).containsExactly(LOGIN, JOBS, LOGIN, JOBS);
    }

    @Test
    void a_changed_password_causes_a_new_login_despite_a_valid_token() {
        shell.with("FATECLOUD_USER_USERNAME", "eve").with("FATECLOUD_USER_PASSWORD", "right");
        shell.run("job", "list");
        service.instead(LOGIN, 401, "{\"code\":401,\"message\":\"incorrect Username or Password\"}");

        Result wrong = shell.with("FATECLOUD_USER_PASSWORD", "wrong").run("job", "list");

        assertThat(wrong.code()).isEqualTo(5);
        assertThat(wrong.err()).contains("login of eve at http://" + service.address() + " failed");
        assertThat(shell.with("FATECLOUD_USER_PASSWORD", "right")
                        .run("job", "list")
                        .code())
                .as("the token of the right password is still cached")
                .isZero();
        assertThat(service.asked()).containsExactly(LOGIN, JOBS, LOGIN, JOBS);
    }

    @Test
    void settings_without_a_password_use_the_cached_token() {
        shell.typing("right\n").run("login", "-u", "eve", "--password-stdin");

        assertThat(shell.with("FATECLOUD_USER_USERNAME", "eve")
                        .run("job", "list")
                        .code())
                .isZero();
        assertThat(service.asked()).containsExactly(LOGIN, JOBS);
    }

    @Test
    void the_cache_does_not_reveal_the_password() throws IOException {
        shell.with("FATECLOUD_USER_USERNAME", "eve")
                .with("FATECLOUD_USER_PASSWORD", "pa55word")
                .run("job", "list");

        Path file = keptToken();
        assertThat(Files.readString(file)).contains("t0ken").doesNotContain("pa55word");
    }

    @Test
    void a_damaged_or_unknown_cache_file_causes_a_login() throws IOException {
        for (String content : List.of(
                "",
                "{\"token\":\"t0k",
                "[]",
                "{}",
                "{\"token\":\"t0ken\",\"expire\":\"2026-11-25T12:30:00Z\"}",
                "{\"token\":\"t0ken\",\"expire\":\"2026-11-25T12:30:00Z\",\"password\":{\"salt\":null,\"hash\":null}}")) {
            shell.run("job", "list");
            Files.writeString(keptToken(), content);

            assertThat(shell.run("job", "list").code()).as(content).isZero();
            assertThat(service.asked()).as(content).endsWith(LOGIN, JOBS);
        }
    }

    @Test
    void an_expired_token_is_not_used() {
        service.instead(LOGIN, 200, Service.TOKEN.replace("12:30:00", "12:00:05"));

        shell.run("job", "list");
        shell.run("job", "list");

        assertThat(service.asked()).containsExactly(LOGIN, JOBS, LOGIN, JOBS);
    }

    @Test
    void a_rejected_token_is_replaced_once() {
        shell.run("job", "list");
        service.instead(JOBS, 401, "{\"code\":401,\"message\":\"signature is invalid\"}")
                .answer(JOBS, 200, ServiceResponses.list("getJobList Success"));

        Result result = shell.run("job", "list");

        assertThat(result.code()).isZero();
        assertThat(service.asked()).containsExactly(LOGIN, JOBS, JOBS, LOGIN, JOBS);
    }

    @Test
    void requests_are_retried_only_once_with_a_new_token() {
        service.instead(JOBS, 401, "{\"code\":401,\"message\":\"signature is invalid\"}");

        Result result = shell.run("job", "list");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).isEqualTo("kubefate: the service rejected the login: signature is invalid\n");
        assertThat(service.asked()).containsExactly(LOGIN, JOBS, LOGIN, JOBS);
    }

    @Test
    void the_error_of_a_wrong_password_has_user_and_server() {
        service.instead(LOGIN, 401, "{\"code\":401,\"message\":\"incorrect Username or Password\"}");

        Result result = shell.run("job", "list");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err())
                .isEqualTo("kubefate: login of admin at http://" + service.address()
                        + " failed: incorrect Username or Password\n");
    }

    @Test
    void the_error_of_a_missing_password_says_where_to_set_it() {
        Result result = shell.with("FATECLOUD_USER_USERNAME", "eve").run("job", "list");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("eve is not logged in").contains("FATECLOUD_USER_PASSWORD");
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void the_error_of_an_unreachable_service_has_its_address_and_the_source() throws IOException {
        String address = "localhost:" + freePort();

        Result result = shell.with("FATECLOUD_SERVICEURL", address).run("job", "list");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err())
                .isEqualTo("kubefate: cannot reach the service at http://" + address
                        + ": connection refused (address from FATECLOUD_SERVICEURL)\n");
    }

    @Test
    void an_html_page_is_not_a_response_of_the_service() {
        service.instead(LOGIN, 200, "<html>It works!</html>");

        Result result = shell.run("job", "list");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).contains("is not a KubeFATE service").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 401, 403, 404, 413, 500, 502, 503})
    void a_page_of_a_proxy_is_not_an_answer_of_the_service_whatever_its_status(int status) {
        String page = "<html><head><title>%d\n from \u001b[31m<b>nginx</b></title></head></html>".formatted(status);
        service.instead(JOBS, status, page);
        Result refused = shell.run("job", "list");
        service.instead(LOGIN, status, page);
        Result login = shell.typing("secret\n").run("login", "-u", "eve", "--password-stdin");

        for (Result result : List.of(refused, login)) {
            assertThat(result.code()).isEqualTo(6);
            assertThat(result.err())
                    .isEqualTo("kubefate: the server at http://" + service.address()
                            + " is not a KubeFATE service: HTTP " + status
                            + ", page \"" + status
                            + " from [31mnginx\" (address from FATECLOUD_SERVICEURL)\n");
        }
    }

    @Test
    void an_error_of_another_service_is_none_of_kubefate_even_in_json() {
        service.instead(JOBS, 404, "{\"title\":\"Not Found\",\"status\":404}");

        Result result = shell.run("job", "list");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).contains("is not a KubeFATE service: HTTP 404, but not the JSON of the service");
    }

    private Path keptToken() throws IOException {
        try (Stream<Path> files = Files.list(shell.home.resolve(".kubefate/tokens"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
