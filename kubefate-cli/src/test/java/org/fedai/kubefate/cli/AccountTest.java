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
        service.answer("GET /v1/user/", 200, Answers.list("getUserList Success", Answers.USER))
                .answer("POST /v1/user", 200, Answers.one("createUser Success", Answers.USER))
                .answer("PUT /v1/user/" + Answers.USER_ID, 200, Answers.one("setUser Success", Answers.USER))
                .answer("DELETE /v1/user/" + Answers.USER_ID, 200, "{\"msg\":\"deleteUser Success\"}")
                .answer("POST /v1/user/logout", 200, "{\"code\":200}");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void a_login_by_hand_serves_the_commands_that_follow() {
        Result login = shell.typing("pa55\n").run("login", "-u", "eve", "--password-stdin");
        assertThat(login.out()).isEqualTo("logged in as eve at http://" + service.address() + "\n");
        assertThat(service.last().getBody().utf8()).isEqualTo("{\"username\":\"eve\",\"password\":\"pa55\"}");

        assertThat(shell.run("user", "list").code()).isZero();
        assertThat(service.asked()).containsExactly(LOGIN, "GET /v1/user/");
    }

    @Test
    void a_password_is_asked_for_at_a_terminal() {
        shell.answering("typed").run("login", "--user", "eve");

        assertThat(service.last().getBody().utf8()).contains("\"password\":\"typed\"");
    }

    @Test
    void without_anybody_to_ask_the_way_to_give_a_password_is_told() {
        Result result = shell.run("login", "--user", "eve");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("kubefate: there is nobody to ask for the password; give it by --password-stdin\n");
    }

    @Test
    void a_login_that_is_over_asks_for_another_one() {
        service.instead(LOGIN, 200, Service.TOKEN.replace("12:30:00", "12:00:05"));
        shell.answering("typed").run("login", "--user", "eve");

        Result result = shell.run("user", "list");

        assertThat(result.code()).isEqualTo(5);
        assertThat(result.err()).contains("eve is not logged in").contains("run kubefate login");
    }

    @Test
    void a_logout_ends_the_token_at_the_service_and_here() {
        shell.answering("typed").run("login", "--user", "eve");

        Result logout = shell.run("logout");

        assertThat(logout.out()).isEqualTo("logged out eve at http://" + service.address() + "\n");
        assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Bearer t0ken");
        assertThat(shell.run("logout").out()).startsWith("admin at ").endsWith("was not logged in\n");
    }

    @Test
    void an_account_is_made_with_a_password_that_is_no_argument() {
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
    void an_update_of_nothing_is_a_mistake() {
        Result result = shell.run("user", "update", "eve");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("kubefate: nothing to change");
    }

    @Test
    void an_account_is_removed_by_name() {
        assertThat(shell.run("user", "del", "eve").out())
                .isEqualTo("delete user success, user id=" + Answers.USER_ID + "\n");
    }
}
