package org.fedai.kubefate.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import java.sql.SQLException;
import java.util.concurrent.ExecutorService;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Picking up a job fails on the worker's thread when the database is away. */
@ExtendWith(OutputCaptureExtension.class)
class WorkerThreadsTest {
    @Test
    void an_outage_of_the_database_while_a_job_is_taken_is_one_line_in_the_log(CapturedOutput output) {
        run(new SQLRuntimeException(new SQLException("Connection is closed", "08003")));

        awaitLine(output, "a job could not be taken; it is tried again: Connection is closed");
        assertThat(output).doesNotContain("Exception in thread").doesNotContain("\tat ");
    }

    @Test
    void a_defect_while_a_job_is_taken_is_logged_with_its_origin(CapturedOutput output) {
        run(new IllegalStateException("a defect"));

        awaitLine(output, "a job could not be taken; it is tried again");
        awaitLine(output, "\tat ");
        assertThat(output).doesNotContain("Exception in thread");
    }

    /** A thread counts as ended before its last exception is handled. */
    private static void awaitLine(CapturedOutput output, String text) {
        Eventually.until(output::toString, all -> all.contains(text));
    }

    private static void run(RuntimeException failure) {
        ExecutorService workers =
                new JobScheduling().virtualThreads().executorService().orElseThrow();
        try (workers) {
            workers.execute(() -> {
                throw failure;
            });
        }
    }
}
