package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mockwebserver3.MockResponse;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.fedai.kubefate.cli.Shell.Result;
import org.fedai.kubefate.cli.config.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Escape sequences of others are shown on a terminal and do nothing there. */
class TerminalSafetyTest {
    private static final String UUID = "11111111-1111-1111-1111-111111111111";
    /** Sets the title of a terminal, clears it, moves up, and reverses text. */
    private static final String ATTACK = "a\u001b]0;title\u0007b\u001b[2J\u009b3Ac\u202ed\be\r";

    private static final String SHOWN = "a\\u001b]0;title\\u0007b\\u001b[2J\\u009b3Ac\\u202ed\\u0008e";
    private static final String JSON = "a\\u001b]0;title\\u0007b\\u001b[2J\\u009b3Ac\\u202ed\\be\\r";

    private final Service service = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder).talkingTo(service).at(Terminal.of(200, 50));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void logs_show_control_characters_on_a_terminal() {
        log();

        assertThat(shell.run("cluster", "logs", UUID).out()).isEqualTo(SHOWN + "\r\nnext\ttab\n");
    }

    @Test
    void logs_are_unchanged_in_a_pipe() {
        log();

        assertThat(shell.at(Terminal.NONE).run("cluster", "logs", UUID).out()).isEqualTo(ATTACK + "\nnext\ttab\n");
    }

    @Test
    void followed_logs_show_control_characters_on_a_terminal() {
        service.answer(
                "GET /v1/log/" + UUID + "/ws",
                new MockResponse.Builder()
                        .webSocketUpgrade(new WebSocketListener() {
                            @Override
                            public void onOpen(WebSocket socket, Response response) {
                                socket.send(ATTACK + "x\n");
                                socket.close(1000, null);
                            }
                        })
                        .build());

        assertThat(shell.run("cluster", "logs", UUID, "-f").out()).isEqualTo(SHOWN + "\\u000dx\n");
    }

    @Test
    void lists_show_control_characters_and_stay_one_line_for_each_row() {
        service.answer("GET /v1/user/", 200, users(JSON + "\\nroot"));

        Result result = shell.run("user", "list");

        assertThat(result.out()).contains(SHOWN + "\\u000d\\u000aroot").hasLineCount(2);
        assertNoControls(result.out());
    }

    @Test
    void descriptions_show_control_characters() {
        service.answer("GET /v1/user/", 200, users(JSON));
        service.answer("GET /v1/user/" + UUID, 200, "{\"msg\":\"getUser Success\",\"data\":" + user(JSON) + "}");

        for (String format : new String[] {"table", "yaml", "json"}) {
            Result result = shell.run("user", "describe", UUID, "-o", format);

            assertThat(result.code()).as(result.err()).isZero();
            assertNoControls(result.out());
        }
    }

    @Test
    void error_messages_show_control_characters_even_if_the_output_is_a_pipe() {
        service.answer("GET /v1/job/", 422, "{\"error\":\"" + JSON + "x\"}");

        Result result = shell.at(Terminal.NONE).run("job", "list");

        assertThat(result.err()).isEqualTo("kubefate: " + SHOWN + "\\u000dx\n");
    }

    @Test
    void the_progress_of_a_job_has_only_escape_sequences_of_this_program() {
        service.answer(
                "DELETE /v1/cluster/" + UUID,
                200,
                "{\"msg\":\"deleteCluster Success\",\"data\":" + job(JSON + "\\nsecond line") + "}");
        service.answer("GET /v1/job/" + UUID, 200, "{\"msg\":\"getJob Success\",\"data\":" + job(JSON) + "}");

        Result result = shell.run("cluster", "delete", UUID, "--wait");

        assertThat(result.out()).contains(SHOWN, "\u001b[31mFailed\u001b[0m");
        assertNoControls(result.out().replaceAll("\r\u001b\\[J|\u001b\\[(?:\\?7[lh]|\\d+A|\\d+m)", ""));
    }

    private void log() {
        service.answer(
                "GET /v1/log/" + UUID,
                200,
                "{\"msg\":\"getClusterLog Success\",\"data\":\"" + JSON + "\\nnext\\ttab\\n\"}");
    }

    private static String users(String name) {
        return ServiceResponses.list("getUserList Success", user(name));
    }

    private static String user(String name) {
        return "{\"uuid\":\"" + UUID + "\",\"username\":\"" + name
                + "\",\"email\":\"\",\"userStatus\":\"Available\",\"role\":\"admin\"}";
    }

    private static String job(String text) {
        return "{\"uuid\":\"" + UUID
                + "\",\"start_time\":\"2026-11-25T11:59:00Z\",\"end_time\":\"2026-11-25T12:00:00Z\","
                + "\"method\":\"ClusterDelete\",\"cluster_id\":\"" + UUID
                + "\",\"creator\":\"eve\",\"status\":\"Failed\","
                + "\"time_limit\":3600000000000,\"sub_jobs\":{\"m\":{\"ModuleName\":\"" + text
                + "\",\"Status\":\"Running\","
                + "\"ModulesStatus\":\"" + text
                + "\",\"StartTime\":\"2026-11-25T11:59:00Z\",\"EndTime\":\"0001-01-01T00:00:00Z\","
                + "\"Reason\":\"" + text + "\"}},\"states\":[\"" + text + "\"]}";
    }

    private static void assertNoControls(String text) {
        assertThat(text.replace("\n", "").replace("\t", "").codePoints())
                .allMatch(c -> !Character.isISOControl(c) && c != 0x202e);
    }
}
