package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fedai.kubefate.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {
    private static final String LOGIN = "POST /v1/user/login";

    private final Service service = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder).talkingTo(service);
        service.answer("GET /v1/user/", 200, ServiceResponses.list("getUserList Success", ServiceResponses.USER))
                .answer("POST /v1/user", 200, ServiceResponses.one("createUser Success", ServiceResponses.USER))
                .answer(
                        "PUT /v1/user/" + ServiceResponses.USER_ID,
                        200,
                        ServiceResponses.one("setUser Success", ServiceResponses.USER))
                .answer("DELETE /v1/user/" + ServiceResponses.USER_ID, 200, "{\"msg\":\"deleteUser Success\"}")
                .answer("POST /v1/user/logout", 200, "{\"code\":200}");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void whoami_shows_the_account_of_the_token() {
        service.answer("GET /v1/user/me", 200, ServiceResponses.one("getUser Success", ServiceResponses.USER));

        assertThat(shell.run("whoami", "-o", "name").out()).isEqualTo("eve\n");
        assertThat(shell.run("whoami").out()).contains("eve@example.com");
    }

    @Test
    void later_commands_use_the_token_of_a_login() {
        Result login = shell.typing("pa55\n").run("login", "-u", "eve", "--password-stdin");
        assertThat(login.out()).isEqualTo("logged in as eve at http://" + service.address() + "\n");
        assertThat(service.last().getBody().utf8()).isEqualTo("{\"username\":\"eve\",\"password\":\"pa55\"}");

        assertThat(shell.run("user", "list").code()).isZero();
        assertThat(service.asked()).containsExactly(LOGIN, "GET /v1/user/");
    }

    @Test
    void a_password_is_prompted_for_on_a_terminal() {
        shell.answering("typed").run("login", "--user", "eve");

        assertThat(service.last().getBody().utf8()).contains("\"password\":\"typed\"");
    }

    @Test
    void without_a_terminal_the_error_names_the_option_for_passwords() {
        Result result = shell.run("login", "--user", "eve");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("kubefate: cannot prompt for the password without a terminal; use --password-stdin\n");
    }

    @Test
    void an_expired_login_requires_another_one() {
        service.instead(LOGIN, 200, Service.TOKEN.replace("12:30:00", "12:00:05"));
        shell.answering("typed").run("login", "--user", "eve");

        Result result = shell.run("user", "list");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("eve is not logged in").contains("run kubefate login");
    }

    @Test
    void a_logout_revokes_the_token_and_deletes_it() {
        shell.answering("typed").run("login", "--user", "eve");

        Result logout = shell.run("logout");

        assertThat(logout.out()).isEqualTo("logged out eve at http://" + service.address() + "\n");
        assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Bearer t0ken");
        assertThat(shell.run("logout").out()).startsWith("admin at ").endsWith("was not logged in\n");
    }

    @Test
    void an_account_is_created_with_a_password_from_standard_input() {
        Result result = shell.typing("n3w\n")
                .run("user", "create", "eve", "--email", "eve@example.com", "--role", "viewer", "--password-stdin");

        assertThat(result.out()).isEqualTo("create user success, user name=eve\n");
        assertThat(service.last().getBody().utf8())
                .isEqualTo(
                        "{\"username\":\"eve\",\"password\":\"n3w\",\"email\":\"eve@example.com\",\"role\":\"viewer\"}");
    }

    @Test
    void an_update_sends_what_changes_and_nothing_else() {
        shell.run("user", "update", "eve", "--email", "e@example.com");

        assertThat(service.last().getBody().utf8()).isEqualTo("{\"email\":\"e@example.com\"}");
    }

    @Test
    void the_password_of_another_account_needs_no_current_one() {
        service.answer(
                "GET /v1/user/" + ServiceResponses.USER_ID,
                200,
                ServiceResponses.one("getUser Success", ServiceResponses.USER));
        shell.typing("another-one\n").run("user", "update", "eve", "--password-stdin");

        assertThat(service.last().getBody().utf8()).isEqualTo("{\"password\":\"another-one\"}");
    }

    @Test
    void the_own_password_is_sent_with_the_configured_one() {
        Result result = shell.with("FATECLOUD_USER_USERNAME", "eve")
                .with("FATECLOUD_USER_PASSWORD", "the-old-one")
                .typing("another-one\n")
                .run("user", "update", "eve", "--password-stdin");

        assertThat(result.out()).isEqualTo("update user success, user name=eve\n");
        assertThat(service.last().getBody().utf8())
                .isEqualTo("{\"password\":\"another-one\",\"oldPassword\":\"the-old-one\"}");
    }

    @Test
    void the_current_password_is_prompted_for_if_none_is_configured() {
        shell.answering("the-old-one").run("login", "--user", "eve");
        shell.answering("typed").run("user", "update", "eve", "--password");

        assertThat(service.last().getBody().utf8()).isEqualTo("{\"password\":\"typed\",\"oldPassword\":\"typed\"}");
    }

    @Test
    void an_update_without_changes_is_an_error() {
        Result result = shell.run("user", "update", "eve");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("kubefate: nothing to change");
    }

    @Test
    void an_account_is_deleted_by_name() {
        assertThat(shell.run("user", "del", "eve").out())
                .isEqualTo("delete user success, user id=" + ServiceResponses.USER_ID + "\n");
    }
}
