package org.fedai.kubefate.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.common.KubefateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** The embedded database contains the key that signs tokens: no other user of the machine may read it. */
@DisabledOnOs(OS.WINDOWS)
@ExtendWith(OutputCaptureExtension.class)
class PrivateFilesTest {
    @TempDir
    private Path folder;

    @Test
    void a_new_database_and_its_folder_are_closed_to_other_users() throws Exception {
        Path own = folder.resolve("new/data");

        use(own.resolve("kubefate"));

        assertThat(permissions(folder.resolve("new"))).isEqualTo("rwx------");
        assertThat(permissions(own)).isEqualTo("rwx------");
        assertThat(files(own))
                .isNotEmpty()
                .allSatisfy(file ->
                        assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------"));
    }

    @Test
    void an_open_file_is_closed_and_the_operator_is_told_what_to_do(CapturedOutput output) throws Exception {
        use(folder.resolve("kubefate"));
        Path file = folder.resolve("kubefate.mv.db");
        set(file, "rw-r--r--");
        Path trace = Files.writeString(folder.resolve("kubefate.trace.db"), "INSERT ...");
        set(trace, "rw-r--r--");
        Path other = Files.writeString(folder.resolve("kubefate.txt"), "");
        set(other, "rw-r--r--");

        use(folder.resolve("kubefate"));

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(trace)).isEqualTo("rw-------");
        assertThat(permissions(other)).isEqualTo("rw-r--r--");
        assertThat(output)
                .contains(file + " was open to other users (rw-r--r--) and is now closed to them", "FATECLOUD_JWT_KEY");
    }

    @Test
    void an_open_folder_that_was_named_is_reported_and_left_alone(CapturedOutput output) throws Exception {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        set(shared, "rwxrwxrwx");

        use(shared.resolve("kubefate"));

        assertThat(permissions(shared)).isEqualTo("rwxrwxrwx");
        assertThat(permissions(shared.resolve("kubefate.mv.db"))).isEqualTo("rw-------");
        assertThat(output)
                .contains("the folder " + shared
                        + " of the embedded database is open to other users (rwxrwxrwx); run chmod 700 ");
    }

    @Test
    void the_default_folder_of_an_earlier_release_is_closed() throws Exception {
        Path own = Files.createDirectory(folder.resolve("database"));
        set(own, "rwxr-xr-x");

        new PrivateFiles(own.resolve("kubefate"), true).protect();

        assertThat(permissions(own)).isEqualTo("rwx------");
    }

    @Test
    void a_folder_that_cannot_be_created_is_an_error_that_names_the_setting() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> use(file.resolve("kubefate")))
                .isInstanceOf(KubefateException.class)
                .hasMessageContainingAll(file.toString(), "FATECLOUD_DB_FILE");
    }

    @Test
    void nothing_is_reported_about_private_files(CapturedOutput output) throws Exception {
        use(folder.resolve("new/kubefate"));
        use(folder.resolve("new/kubefate"));

        assertThat(output).doesNotContain("other users");
    }

    /** Opens the database as the service does, and writes to it. */
    private static void use(Path file) throws InterruptedException {
        DatabaseSettings settings = new DatabaseSettings("h2", file.toString(), "", "", "", "", "", Duration.ZERO);
        try (HikariDataSource pool = (HikariDataSource) new DatabaseConfiguration().dataSource(settings)) {
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            jdbc.execute("CREATE TABLE IF NOT EXISTS t (x INT)");
            jdbc.update("INSERT INTO t VALUES (1)");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void set(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
