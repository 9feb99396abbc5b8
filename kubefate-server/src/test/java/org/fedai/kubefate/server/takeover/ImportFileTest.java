package org.fedai.kubefate.server.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.server.KubefateServer;
import org.fedai.kubefate.server.testing.ServerOn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** {@code kubefate-server import --from FILE} */
@ExtendWith(OutputCaptureExtension.class)
class ImportFileTest {
    private static final Sandbox SANDBOX = Sandbox.start(0);

    @TempDir
    private Path folder;

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @Test
    void a_file_of_the_go_service_is_taken_over(CapturedOutput output) throws Exception {
        Path file = GoFixture.sqlite(folder.resolve("kubefate.db"));
        byte[] before = Files.readAllBytes(file);

        importFrom(file);
        String log = output.getAll();

        assertThat(log)
                .contains("took over 4 users, 3 charts, 8 clusters, 5 jobs from " + file)
                .contains("user carl is locked")
                .contains("user dora cannot log in")
                .contains("chart broken v0.1.0 is not taken over, because it cannot be read: ")
                .contains("cluster fate-5555/fate-5555 (20000000-0000-4000-8000-000000000003) was left in Creating")
                .contains(
                        "fate-4444/fate-4444 (20000000-0000-4000-8000-000000000004): its cluster.yaml says chart version v1.11.1")
                .contains("fate-3333/fate-3333 (20000000-0000-4000-8000-000000000005): its cluster.yaml cannot be read")
                .contains("fate-2222/fate-2222 (20000000-0000-4000-8000-000000000006) was left in Deleting")
                .contains("fate-1111/fate-1111 (20000000-0000-4000-8000-000000000007) is taken over as Deleted")
                .contains(
                        "job 40000000-0000-4000-8000-000000000002 (ClusterInstall) is Failed, because the Go service ended")
                .contains(
                        "job 40000000-0000-4000-8000-000000000005 (ClusterUpdate): the progress of its modules is not taken over")
                .doesNotContain("listening on port");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (ServerOn server = start()) {
            GoFixture.checkTakenOver(server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_tables_of_every_version_are_read(GoFixture version) {
        importFrom(version.asSqlite(folder.resolve("kubefate.db")));

        try (ServerOn server = start()) {
            GoFixture.checkTakenOver(server);
        }
    }

    @Test
    void a_second_import_adds_nothing(CapturedOutput output) {
        Path file = GoFixture.sqlite(folder.resolve("kubefate.db"));

        importFrom(file);
        importFrom(file);

        assertThat(output.getAll())
                .contains("took over 0 users, 0 charts, 0 clusters, 0 jobs from")
                .contains("users that exist here keep their passwords of this service: ");
    }

    @Test
    void files_that_are_not_a_database_of_the_go_service_are_refused() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a database");
        Path other = folder.resolve("other.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other)) {
            connection.createStatement().execute("CREATE TABLE clusters (id integer)");
        }

        assertThatThrownBy(() -> importFrom(text)).rootCause().hasMessage(text + " is not an SQLite database");
        assertThatThrownBy(() -> importFrom(other))
                .rootCause()
                .hasMessageStartingWith(other + " has none of the tables");
        assertThatThrownBy(() -> importFrom(folder.resolve("nowhere.db")))
                .rootCause()
                .hasMessageContaining("nowhere.db does not exist");
        assertThatThrownBy(() -> KubefateServer.main(new String[] {"import", database()}))
                .rootCause()
                .hasMessage("import needs the file of the Go service: kubefate-server import --from FILE");
    }

    private void importFrom(Path file) {
        KubefateServer.main(new String[] {"import", "--from", file.toString(), database()});
    }

    private String database() {
        return "--kubefate.database.file=" + folder.resolve("db");
    }

    private ServerOn start() {
        // The status is checked as it was taken over, not as the watch on an empty Kubernetes corrects it.
        return ServerOn.kubernetes(SANDBOX.kubeconfig(), folder.resolve("db"), "--kubefate.drift.watch=false");
    }
}
