package org.fedai.kubefate.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
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
                admin.post("/v1/user", Map.of("username", "ann", "password", "secret1", "email", "ann@example.com"));
        String uuid = created.data().path("uuid").asString();

        assertThat(created.message()).isEqualTo("createUser Success");
        assertThat(created.data().path("userStatus").asString()).isEqualTo("Available");
        assertThat(admin.get("/v1/user/").data()).hasSize(2);
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
        Api.Reply created = admin.post("/v1/user", Map.of("username", "bob", "password", "secret1"));

        assertThat(created.raw().body()).doesNotContain("secret1", "password", "salt");
        assertThat(admin.get("/v1/user").raw().body()).doesNotContain("password", "bcrypt");
        delete(created);
    }

    @Test
    void a_new_password_makes_older_tokens_invalid() {
        Api.Reply created = admin.post("/v1/user", Map.of("username", "cid", "password", "old"));
        Api cid = service.login("cid", "old");

        admin.put("/v1/user/" + created.data().path("uuid").asString(), Map.of("password", "new"));

        assertThat(cid.get("/v1/version").status()).isEqualTo(401);
        assertThat(service.login("cid", "new").get("/v1/version").status()).isEqualTo(200);
        delete(created);
    }

    @Test
    void a_deprecated_user_is_logged_out() {
        Api.Reply created = admin.post("/v1/user", Map.of("username", "dan", "password", "pw"));
        Api dan = service.login("dan", "pw");

        admin.put("/v1/user/" + created.data().path("uuid").asString(), Map.of("userStatus", "Deprecate"));

        assertThat(dan.get("/v1/version").status()).isEqualTo(401);
        assertThat(service.anonymous()
                        .post("/v1/user/login", Map.of("username", "dan", "password", "pw"))
                        .status())
                .isEqualTo(401);
        delete(created);
    }

    @Test
    void the_token_of_a_deleted_user_is_invalid_even_for_a_new_user_of_that_name() {
        Api.Reply created = admin.post("/v1/user", Map.of("username", "cleo", "password", "pw"));
        Api cleo = service.login("cleo", "pw");
        assertThat(cleo.get("/v1/version").status()).isEqualTo(200);

        delete(created);
        assertThat(cleo.get("/v1/version").status()).isEqualTo(401);

        Api.Reply again = admin.post("/v1/user", Map.of("username", "cleo", "password", "pw"));
        assertThat(cleo.get("/v1/version").status()).isEqualTo(401);
        delete(again);
    }

    @Test
    void the_role_is_returned() {
        Api.Reply created = admin.post("/v1/user", Map.of("username", "rob", "password", "pw", "role", "operator"));
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
        Api.Reply created = admin.post("/v1/user", Map.of("username", "sue", "password", "pw"));
        Api sue = service.login("sue", "pw");
        assertThat(sue.get("/v1/user").status()).isEqualTo(200);

        admin.put("/v1/user/" + created.data().path("uuid").asString(), Map.of("role", "viewer"));

        assertThat(sue.get("/v1/user").status()).isEqualTo(403);
        delete(created);
    }

    @Test
    void a_viewer_has_read_only_access() {
        Api.Reply created = admin.post("/v1/user", Map.of("username", "eve", "password", "pw", "role", "viewer"));
        Api eve = service.login("eve", "pw");
        String uuid = created.data().path("uuid").asString();

        assertThat(eve.get("/v1/cluster").status()).isEqualTo(200);
        assertThat(eve.delete("/v1/cluster/some").status()).isEqualTo(403);
        assertThat(eve.get("/v1/user").status()).isEqualTo(403);
        assertThat(eve.get("/v1/user/" + uuid).status()).isEqualTo(200);
        assertThat(eve.put("/v1/user/" + uuid, Map.of("role", "admin")).status())
                .isEqualTo(403);
        assertThat(eve.put("/v1/user/" + uuid, Map.of("password", "pw2")).status())
                .isEqualTo(200);
        delete(created);
    }

    @Test
    void an_operator_manages_clusters_but_not_accounts() {
        Api.Reply created = admin.post("/v1/user", Map.of("username", "fay", "password", "pw", "role", "operator"));
        Api fay = service.login("fay", "pw");

        assertThat(fay.delete("/v1/cluster/some").status()).isEqualTo(404);
        assertThat(fay.post("/v1/user", Map.of("username", "x", "password", "y"))
                        .status())
                .isEqualTo(403);
        delete(created);
    }

    @Test
    void a_username_is_unique() {
        Api.Reply reply = admin.post("/v1/user", Map.of("username", "admin", "password", "x"));

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
        Api.Reply created = admin.post("/v1/user", Map.of("username", "twin", "password", "pw"));
        Api twin = service.login("twin", "pw");
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

    private void delete(Api.Reply created) {
        admin.delete("/v1/user/" + created.data().path("uuid").asString());
    }
}
