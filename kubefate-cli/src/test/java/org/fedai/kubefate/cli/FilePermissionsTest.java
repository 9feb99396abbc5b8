package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.fedai.kubefate.cli.Shell.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords and tokens in files that other users of the machine can read. */
@DisabledOnOs(OS.WINDOWS)
class FilePermissionsTest {
    private static final String CONFIG = "user:\n  username: eve\n  password: pa55word\n";

    private final Service service = new Service();
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder).talkingTo(service);
        service.answer("GET /v1/job/", 200, ServiceResponses.list("getJobList Success"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw-rw-rw-", "rw----r--"})
    void a_password_in_a_file_that_others_can_read_causes_a_warning(String permissions) throws IOException {
        config(CONFIG, permissions);

        Result result = shell.run("job", "list");

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .startsWith("kubefate: warning: config.yaml contains a password, and other users can read it ("
                        + permissions + "); run chmod 600 config.yaml\n");
    }

    @Test
    void a_password_in_a_private_file_causes_no_warning() throws IOException {
        config(CONFIG, "rw-------");

        assertThat(shell.run("job", "list").err()).doesNotContain("warning");
    }

    @Test
    void a_file_without_a_password_may_be_read_by_everyone() throws IOException {
        config("user:\n  username: admin\n", "rw-r--r--");

        assertThat(shell.with("FATECLOUD_USER_PASSWORD", "x").run("job", "list").err())
                .doesNotContain("warning");
    }

    @Test
    void a_cached_token_that_others_can_read_is_closed_to_them_with_a_warning() throws IOException {
        shell.run("job", "list");
        Path token = token();
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));

        Result result = shell.run("job", "list");

        assertThat(result.err())
                .startsWith("kubefate: warning: " + token
                        + ", which contains a token, could be read by other users (rw-r--r--), and now cannot; run"
                        + " kubefate logout to revoke the token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
        assertThat(shell.run("job", "list").err()).doesNotContain("warning");
    }

    private void config(String content, String permissions) throws IOException {
        shell.file("config.yaml", content);
        Files.setPosixFilePermissions(
                shell.directory.resolve("config.yaml"), PosixFilePermissions.fromString(permissions));
    }

    private Path token() throws IOException {
        try (Stream<Path> files = Files.list(shell.home.resolve(".kubefate/tokens"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
