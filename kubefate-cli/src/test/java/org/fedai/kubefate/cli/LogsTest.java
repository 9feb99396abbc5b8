package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mockwebserver3.MockResponse;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.fedai.kubefate.cli.Shell.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogsTest {
    private static final String LOG = "GET /v1/log/" + ServiceResponses.CLUSTER_ID;

    private final Service service = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder).talkingTo(service);
        service.answer(LOG, 200, "{\"msg\":\"getClusterLog Success\",\"data\":\"one\\ntwo\"}");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fateflow --tail 5                       | container=fateflow&tail=5",
                "--since 1h30m --timestamps              | container=&since=5400&timestamps=true",
                "--since 90 --previous                   | container=&previous=true&since=90",
                "--since-time 2026-11-25T07:00:00        | container=&since-time=2026-11-25T07%3A00%3A00Z",
                "--since-time 2026-11-25T07:00:00+01:00  | container=&since-time=2026-11-25T07%3A00%3A00%2B01%3A00",
                "--limit-bytes 10 --tail 0               | container=&tail=0&limit-bytes=10",
            })
    void options_are_sent_in_the_query(String options, String query) {
        Result result = shell.run(("cluster logs " + ServiceResponses.CLUSTER_ID + " " + options).split(" +"));

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("one\ntwo\n");
        assertThat(service.asked()).contains(LOG + "?" + query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--since soon         | invalid value for option '--since': soon is not a duration such as 30s, "
                        + "10m or 1h30m.",
                "--since-time noon    | invalid value for option '--since-time': noon is not a time "
                        + "such as 2026-11-25T07:00:00.",
            })
    void invalid_times_are_rejected(String options, String error) {
        Result result = shell.run(("cluster logs " + ServiceResponses.CLUSTER_ID + " " + options).split(" +"));

        assertThat(result.err()).startsWith("kubefate: " + error.replace('"', '\''));
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void a_followed_log_is_printed_line_by_line_until_it_ends() {
        service.answer(LOG + "/ws", socket("first", "second\n", "third"));

        Result result = shell.run("cluster", "logs", ServiceResponses.CLUSTER_ID, "-f");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("first\nsecond\nthird\n");
    }

    @Test
    void following_renews_a_rejected_token() {
        service.answer(LOG + "/ws", refusal(401, "{\"code\":401,\"message\":\"Token is expired\"}"))
                .answer(LOG + "/ws", socket("line"));

        assertThat(shell.run("cluster", "logs", ServiceResponses.CLUSTER_ID, "--follow")
                        .out())
                .isEqualTo("line\n");
    }

    @Test
    void a_log_whose_token_expires_is_followed_with_a_new_one() {
        service.answer(LOG + "/ws", socket(1008, "the token has expired; log in again", "first"))
                .answer(LOG + "/ws", socket("second"));

        Result result =
                shell.run("cluster", "logs", ServiceResponses.CLUSTER_ID, "web", "-f", "--tail", "9", "--timestamps");

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("first\nsecond\n");
        assertThat(result.err())
                .isEqualTo("kubefate: warning: the token has expired; the log is followed with a new one, and its last"
                        + " second may be repeated\n");
        assertThat(service.asked())
                .containsExactly(
                        "POST /v1/user/login",
                        LOG + "/ws?container=web&timestamps=true&tail=9",
                        "POST /v1/user/login",
                        LOG + "/ws?container=web&timestamps=true&since=1");
    }

    @Test
    void a_log_that_the_service_ends_for_another_reason_is_an_error_that_gives_it() {
        service.answer(LOG + "/ws", socket(1008, "the account or its password has changed; log in again", "first"));

        Result result = shell.run("cluster", "logs", ServiceResponses.CLUSTER_ID, "-f");

        assertThat(result.out()).isEqualTo("first\n");
        assertThat(result.err())
                .isEqualTo("kubefate: the service has ended the log: the account or its password has changed;"
                        + " log in again\n");
        assertThat(result.code()).isEqualTo(4);
    }

    @Test
    void the_error_of_a_log_that_cannot_be_followed_is_printed() {
        service.answer(LOG + "/ws", refusal(404, "{\"error\":\"no container is called nope\"}"));

        Result result = shell.run("cluster", "logs", ServiceResponses.CLUSTER_ID, "nope", "-f");

        assertThat(result.err()).isEqualTo("kubefate: no container is called nope\n");
        assertThat(result.code()).isEqualTo(4);
    }

    private static MockResponse refusal(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static MockResponse socket(String... lines) {
        return socket(1000, null, lines);
    }

    private static MockResponse socket(int status, @Nullable String reason, String... lines) {
        return new MockResponse.Builder()
                .webSocketUpgrade(new WebSocketListener() {
                    @Override
                    public void onOpen(WebSocket socket, Response response) {
                        for (String line : lines) {
                            socket.send(line);
                        }
                        socket.close(status, reason);
                    }
                })
                .build();
    }
}
