package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mockwebserver3.MockResponse;
import org.fedai.kubefate.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A redirect never carries password or token to another server. */
class RedirectTest {
    private static final String LOGIN = "POST /v1/user/login";
    private static final String JOBS = "GET /v1/job/";

    private final Service service = new Service();
    private final Service other = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder)
                .talkingTo(service)
                .with("FATECLOUD_USER_USERNAME", "eve")
                .with("FATECLOUD_USER_PASSWORD", "pa55word");
        service.answer(JOBS, 200, ServiceResponses.list("getJobList Success"));
        other.answer(JOBS, 200, ServiceResponses.list("getJobList Success"));
    }

    @AfterEach
    void stop() {
        service.close();
        other.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_login_that_is_redirected_to_another_server_sends_nothing_there(int status) {
        redirect(LOGIN, status, "http://" + other.address() + "/v1/user/login");

        Result result = shell.run("job", "list");

        assertThat(other.asked()).isEmpty();
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err())
                .isEqualTo("kubefate: cannot reach the service at http://" + service.address()
                        + ": it redirects to http://" + other.address()
                        + ", where neither password nor token is sent; set serviceurl to http://" + other.address()
                        + " if that is the service (address from FATECLOUD_SERVICEURL)\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_request_that_is_redirected_to_another_server_sends_nothing_there(int status) {
        redirect(JOBS, status, "http://" + other.address() + "/v1/job/");

        Result result = shell.run("job", "list");

        assertThat(other.asked()).isEmpty();
        assertThat(result.code()).isEqualTo(6);
    }

    @Test
    void a_followed_log_that_is_redirected_to_another_server_sends_nothing_there() {
        service.answer("GET /v1/cluster/", 200, ServiceResponses.list("getClusterList Success"));
        String uuid = "11111111-1111-1111-1111-111111111111";
        redirect("GET /v1/log/" + uuid + "/ws", 307, "http://" + other.address() + "/v1/log/" + uuid + "/ws");

        Result result = shell.run("cluster", "logs", uuid, "-f");

        assertThat(other.asked()).isEmpty();
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).contains("it redirects to http://" + other.address());
    }

    @Test
    void a_redirect_to_another_scheme_is_not_followed() {
        redirect(LOGIN, 308, "https://" + service.address() + "/v1/user/login?a=b");

        Result result = shell.run("job", "list");

        assertThat(service.asked()).containsExactly(LOGIN);
        assertThat(result.err()).contains("set serviceurl to https://" + service.address() + " if");
    }

    @Test
    void a_redirect_on_the_same_server_is_followed_with_the_token() {
        redirect(JOBS, 301, "/v2/job/");
        service.answer("GET /v2/job/", 200, ServiceResponses.list("getJobList Success"));

        Result result = shell.run("job", "list");

        assertThat(result.code()).isZero();
        assertThat(service.asked()).containsExactly(LOGIN, JOBS, "GET /v2/job/");
        assertThat(service.last().getHeaders().get("Authorization")).isEqualTo("Bearer t0ken");
    }

    @Test
    void a_redirect_of_a_login_on_the_same_server_repeats_it() {
        redirect(LOGIN, 307, "/v1/user/login/");
        service.answer("POST /v1/user/login/", 200, Service.TOKEN);

        assertThat(shell.run("job", "list").code()).isZero();
        assertThat(service.asked()).containsExactly(LOGIN, "POST /v1/user/login/", JOBS);
    }

    @Test
    void a_change_that_is_redirected_as_a_get_is_an_error() {
        String uuid = "11111111-1111-1111-1111-111111111111";
        redirect("DELETE /v1/job/" + uuid, 302, "/v1/job/");

        Result result = shell.run("job", "delete", uuid);

        assertThat(result.code()).isEqualTo(4);
        assertThat(service.asked()).containsExactly(LOGIN, "DELETE /v1/job/" + uuid);
    }

    @Test
    void redirects_in_a_circle_are_an_error() {
        redirect(JOBS, 302, "/v1/job/");

        Result result = shell.run("job", "list");

        assertThat(result.code()).isNotZero();
        assertThat(service.asked()).hasSizeLessThan(10);
    }

    private void redirect(String request, int status, String location) {
        service.instead(
                request,
                new MockResponse.Builder()
                        .code(status)
                        .addHeader("Location", location)
                        .build());
    }
}
