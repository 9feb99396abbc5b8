package org.fedai.kubefate.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class UserTest {
    private Api admin;

    private final RunningService service;

    UserTest(RunningService service) {
        this.service = service;
    }

    @BeforeEach
    void logIn() {
        admin = service.admin();
    }

    @Test
    void a_user_is_created_listed_changed_and_deleted() {
        Api.Reply created =
                admin.post("/v1/user", Map.of("username", "ann", "password", "secret-1", "email", "ann@example.com"));
        String uuid = created.data().path("uuid").asString();

        assertThat(created.message()).isEqualTo("createUser Success");
        assertThat(created.data().path("userStatus").asString()).isEqualTo("Available");
        assertThat(admin.get("/v1/user/").data().valueStream())
                .extracting(user -> user.path("username").asString())
                .contains("admin", "ann");
        assertThat(admin.get("/v1/user/" + uuid).data().path("email").asString())
                .isEqualTo("ann@example.com");

        assertThat(admin.put("/v1/user/" + uuid, Map.of("email", "a@example.com"))
                        .message())
                .isEqualTo("setUser Success");
        assertThat(admin.get("/v1/user/" + uuid).data().path("email").asString())
                .isEqualTo("a@example.com");

        assertThat(admin.delete("/v1/user/" + uuid).message()).isEqualTo("deleteUser Success");
        assertThat(admin.get("/v1/user/" + uuid).status()).isEqualTo(404);
    }

    @Test
    void passwords_never_leave_the_service() {
        Api.Reply created = admin.post("/v1/user", Map.of("username", "bob", "password", "secret-1"));

        assertThat(created.raw().body()).doesNotContain("secret-1", "password", "salt");
        assertThat(admin.get("/v1/user").raw().body()).doesNotContain("password", "bcrypt");
        delete(created);
    }

    @Test
    void a_new_password_makes_older_tokens_invalid() {
        Api.Reply created = admin.post("/v1/user", Map.of("username", "cid", "password", "the-old-one"));
        Api cid = service.login("cid", "the-old-one");

        admin.put("/v1/user/" + created.data().path("uuid").asString(), Map.of("password", "the-new-one"));

        assertThat(cid.get("/v1/version").status()).isEqualTo(401);
        assertThat(service.login("cid", "the-new-one").get("/v1/version").status())
                .isEqualTo(200);
        delete(created);
    }

    @Test
    void a_deprecated_user_is_logged_out() {
        Api.Reply created = admin.post("/v1/user", Map.of("username", "dan", "password", "long-enough"));
        Api dan = service.login("dan", "long-enough");

        admin.put("/v1/user/" + created.data().path("uuid").asString(), Map.of("userStatus", "Deprecate"));

        assertThat(dan.get("/v1/version").status()).isEqualTo(401);
        assertThat(service.anonymous()
                        .post("/v1/user/login", Map.of("username", "dan", "password", "long-enough"))
                        .status())
                .isEqualTo(401);
        delete(created);
    }

    @Test
    void the_token_of_a_deleted_user_is_invalid_even_for_a_new_user_of_that_name() {
        Api.Reply created = admin.post("/v1/user", Map.of("username", "cleo", "password", "long-enough"));
        Api cleo = service.login("cleo", "long-enough");
        assertThat(cleo.get("/v1/version").status()).isEqualTo(200);

        delete(created);
        assertThat(cleo.get("/v1/version").status()).isEqualTo(401);

        Api.Reply again = admin.post("/v1/user", Map.of("username", "cleo", "password", "long-enough"));
        assertThat(cleo.get("/v1/version").status()).isEqualTo(401);
        delete(again);
    }

    @Test
    void the_role_is_returned() {
        Api.Reply created =
                admin.post("/v1/user", Map.of("username", "rob", "password", "long-enough", "role", "operator"));
        String path = "/v1/user/" + created.data().path("uuid").asString();

        assertThat(created.data().path("role").asString()).isEqualTo("operator");
        assertThat(admin.put(path, Map.of("role", "viewer")).data().path("role").asString())
                .isEqualTo("viewer");
        assertThat(admin.get(path).data().path("role").asString()).isEqualTo("viewer");
        assertThat(admin.put(path, Map.of("role", "king")).status()).isEqualTo(400);
        delete(created);
    }

    @Test
    void a_removed_role_takes_effect_immediately() {
        Api.Reply created =
                admin.post("/v1/user", Map.of("username", "sue", "password", "long-enough", "role", "admin"));
        Api sue = service.login("sue", "long-enough");
        assertThat(sue.get("/v1/user").status()).isEqualTo(200);

        admin.put("/v1/user/" + created.data().path("uuid").asString(), Map.of("role", "viewer"));

        assertThat(sue.get("/v1/user").status()).isEqualTo(403);
        delete(created);
    }

    @Test
    void a_viewer_has_read_only_access() {
        Api.Reply created =
                admin.post("/v1/user", Map.of("username", "eve", "password", "long-enough", "role", "viewer"));
        Api eve = service.login("eve", "long-enough");
        String uuid = created.data().path("uuid").asString();

        assertThat(eve.get("/v1/cluster").status()).isEqualTo(200);
        assertThat(eve.delete("/v1/cluster/some").status()).isEqualTo(403);
        assertThat(eve.get("/v1/user").status()).isEqualTo(403);
        assertThat(eve.get("/v1/user/" + uuid).status()).isEqualTo(200);
        assertThat(eve.put("/v1/user/" + uuid, Map.of("role", "admin")).status())
                .isEqualTo(403);
        assertThat(eve.put("/v1/user/" + uuid, Map.of("password", "another-one", "oldPassword", "long-enough"))
                        .status())
                .isEqualTo(200);
        delete(created);
    }

    @Test
    void an_operator_manages_clusters_but_not_accounts() {
        Api.Reply created =
                admin.post("/v1/user", Map.of("username", "fay", "password", "long-enough", "role", "operator"));
        Api fay = service.login("fay", "long-enough");

        assertThat(fay.delete("/v1/cluster/some").status()).isEqualTo(404);
        assertThat(fay.post("/v1/user", Map.of("username", "x", "password", "y"))
                        .status())
                .isEqualTo(403);
        delete(created);
    }

    @Test
    void a_username_is_unique() {
        Api.Reply reply = admin.post("/v1/user", Map.of("username", "admin", "password", "long-enough"));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.error()).isEqualTo("user admin already exists");
    }

    @Test
    void the_last_administrator_cannot_be_removed() {
        String uuid = admin.get("/v1/user").data().get(0).path("uuid").asString();

        assertThat(admin.delete("/v1/user/" + uuid).status()).isEqualTo(409);
        assertThat(admin.put("/v1/user/" + uuid, Map.of("role", "viewer")).status())
                .isEqualTo(409);
        assertThat(admin.get("/v1/user").status()).isEqualTo(200);
    }

    @Test
    void two_administrators_cannot_remove_each_other_concurrently() {
        Api.Reply created =
                admin.post("/v1/user", Map.of("username", "twin", "password", "long-enough", "role", "admin"));
        Api twin = service.login("twin", "long-enough");
        String mine =
                "/v1/user/" + admin.get("/v1/user").data().get(0).path("uuid").asString();
        String theirs = "/v1/user/" + created.data().path("uuid").asString();

        for (int round = 0; round < 5; round++) {
            CompletableFuture<Integer> one = CompletableFuture.supplyAsync(
                    () -> admin.put(theirs, Map.of("role", "viewer")).status());
            CompletableFuture<Integer> other = CompletableFuture.supplyAsync(
                    () -> twin.put(mine, Map.of("role", "viewer")).status());

            assertThat(List.of(one.join(), other.join())).containsExactlyInAnyOrder(200, 403);
            Api left = one.join() == 200 ? admin : twin;
            assertThat(left.put(one.join() == 200 ? theirs : mine, Map.of("role", "admin"))
                            .status())
                    .isEqualTo(200);
        }
        delete(created);
    }

    @Test
    void a_password_that_bcrypt_would_truncate_is_rejected() {
        Api.Reply reply = admin.post("/v1/user", Map.of("username", "gil", "password", "x".repeat(73)));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).contains("72 bytes");
    }

    @Test
    void an_account_without_a_role_is_a_viewer() {
        for (String role : new String[] {"", ", \"role\": null"}) {
            Api.Reply created = admin.post(
                    "/v1/user", "{\"username\": \"plain\", \"password\": \"long-enough\"%s}".formatted(role));
            assertThat(created.data().path("role").asString()).isEqualTo("viewer");
            delete(created);
        }
    }

    @Test
    void an_account_that_a_client_of_the_go_service_creates_is_an_administrator_as_it_was_there() {
        Api.Reply created = admin.send(admin.request("/v1/user")
                .header("User-Agent", "Go-http-client/1.1")
                .POST(BodyPublishers.ofString("{\"username\": \"gopher\", \"password\": \"long-enough\"}")));

        assertThat(created.data().path("role").asString()).isEqualTo("admin");
        delete(created);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2", "\"\"", "\"0\"", "\"ADMIN\"", "\"king\"", "[]", "{}", "true"})
    void what_is_not_the_name_of_a_role_is_rejected(String role) {
        String body = "{\"username\": \"mallory\", \"password\": \"long-enough\", \"role\": %s}".formatted(role);

        Api.Reply reply = admin.post("/v1/user", body);

        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(400);
        assertThat(reply.error())
                .startsWith("the request is not the expected JSON: role: one of admin, operator, viewer is expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin ",
                " admin",
                "ad min",
                "admin\n",
                "\0admin",
                "\u001b[31mred",
                "\u0430dmin",
                "\u0251dmin",
                "adm\u0131n",
                "\uff41dmin",
                "\u200badmin",
                "admin\u00a0",
                "\u202enimda",
                "adm\u0456n",
                "\u0391dmin",
                "\ud83d\ude00",
                "<b>",
                "a/b",
                "-x",
                ".hidden",
                "\ud800"
            })
    void names_that_look_like_others_or_are_invisible_are_rejected(String name) {
        Api.Reply reply = admin.post("/v1/user", Map.of("username", name, "password", "long-enough"));

        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(422);
        assertThat(reply.error())
                .contains("is not accepted; use letters from a to z")
                .doesNotContain("\u001b", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoe", "li.lei-9_x@example.com", "\u5f20\u4e09", "7seven", "a+b"})
    void names_of_letters_digits_and_chinese_characters_are_accepted(String name) {
        Api.Reply created = admin.post("/v1/user", Map.of("username", name, "password", "long-enough"));

        assertThat(created.status()).as(created.raw().body()).isEqualTo(200);
        assertThat(service.login(name, "long-enough").get("/v1/version").status())
                .isEqualTo(200);
        delete(created);
    }

    @Test
    void names_that_differ_only_in_case_are_the_same() {
        Api.Reply reply = admin.post("/v1/user", Map.of("username", "ADMIN", "password", "long-enough"));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.error()).isEqualTo("user admin already exists; case does not tell names apart");
    }

    @Test
    void names_that_differ_only_in_case_cannot_be_created_at_the_same_time() {
        List<CompletableFuture<Api.Reply>> all = Stream.of("Kim", "KIM", "kim", "kIm")
                .map(name -> CompletableFuture.supplyAsync(
                        () -> admin.post("/v1/user", Map.of("username", name, "password", "long-enough"))))
                .toList();

        List<Api.Reply> created = all.stream()
                .map(CompletableFuture::join)
                .filter(reply -> reply.status() == 200)
                .toList();

        assertThat(created).hasSize(1);
        created.forEach(this::delete);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1234567", "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00"})
    void a_short_password_is_rejected(String password) {
        Api.Reply reply = admin.post("/v1/user", Map.of("username", "hal", "password", password));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.error()).isEqualTo("the password must have at least 8 characters");
    }

    @Test
    void the_username_is_not_a_password() {
        Api.Reply reply = admin.post("/v1/user", Map.of("username", "ivan-the-first", "password", "Ivan-The-First"));

        assertThat(reply.error()).isEqualTo("the password must not be the username");
    }

    @Test
    void the_own_password_is_changed_only_with_the_current_one() {
        Api.Reply created =
                admin.post("/v1/user", Map.of("username", "joe", "password", "long-enough", "role", "admin"));
        String path = "/v1/user/" + created.data().path("uuid").asString();
        Api joe = service.login("joe", "long-enough");

        Api.Reply without = joe.put(path, Map.of("password", "another-one"));
        Api.Reply wrong = joe.put(path, Map.of("password", "another-one", "oldPassword", "guessed-it"));
        Api.Reply right = joe.put(path, Map.of("password", "another-one", "oldPassword", "long-enough"));

        assertThat(without.status()).isEqualTo(400);
        assertThat(without.error()).isEqualTo("to change your own password, send the current one as oldPassword");
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(right.status()).isEqualTo(200);
        assertThat(service.login("joe", "another-one").get("/v1/version").status())
                .isEqualTo(200);
        delete(created);
    }

    @Test
    void the_current_password_cannot_be_guessed_with_a_token_either() {
        Api.Reply created = admin.post("/v1/user", Map.of("username", "kay", "password", "long-enough"));
        String path = "/v1/user/" + created.data().path("uuid").asString();
        Api kay = service.login("kay", "long-enough");
        Map<String, String> guess = Map.of("password", "another-one", "oldPassword", "guessed-it");
        for (int i = 0; i < 10; i++) {
            assertThat(kay.put(path, guess).status()).isEqualTo(403);
        }

        assertThat(kay.put(path, guess).status()).isEqualTo(429);
        delete(created);
    }

    @Test
    void a_token_stays_invalid_when_its_account_is_enabled_again() {
        Api.Reply created = admin.post("/v1/user", Map.of("username", "lea", "password", "long-enough"));
        String path = "/v1/user/" + created.data().path("uuid").asString();
        Api lea = service.login("lea", "long-enough");

        admin.put(path, Map.of("userStatus", "Deprecate"));
        admin.put(path, Map.of("userStatus", "Available"));

        assertThat(lea.get("/v1/version").status()).isEqualTo(401);
        assertThat(service.login("lea", "long-enough").get("/v1/version").status())
                .isEqualTo(200);
        delete(created);
    }

    @Test
    void what_is_done_to_accounts_is_logged_without_passwords(CapturedOutput output) {
        Api.Reply created = admin.post("/v1/user", Map.of("username", "mia", "password", "long-enough"));
        admin.put(
                "/v1/user/" + created.data().path("uuid").asString(),
                Map.of("password", "another-one", "role", "operator", "userStatus", "Deprecate"));
        delete(created);

        assertThat(output)
                .contains("user mia created with role viewer by admin")
                .contains("user mia changed by admin: password, role operator, status Deprecate")
                .contains("user mia deleted by admin")
                .doesNotContain("long-enough", "another-one");
    }

    private void delete(Api.Reply created) {
        admin.delete("/v1/user/" + created.data().path("uuid").asString());
    }
}
