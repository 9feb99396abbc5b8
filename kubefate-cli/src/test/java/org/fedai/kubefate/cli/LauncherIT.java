package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bin/kubefate as users start it. */
class LauncherIT {
    private static final int SIGINT = 2;

    private static final Path LAUNCHER =
            Path.of("../bin/kubefate").toAbsolutePath().normalize();

    private Path folder;

    @BeforeEach
    void prepare(@TempDir Path temporary) throws IOException {
        folder = Files.createDirectories(temporary.resolve("a folder"));
    }

    @Test
    void it_starts_through_a_link_and_from_any_directory() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("kf"), LAUNCHER);

        Process process = start(link.toString(), "version", "--client").start();

        assertThat(text(process)).startsWith("* kubefate commandLine version=");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void the_class_data_archive_of_the_first_run_is_reused() throws Exception {
        assertThat(start(LAUNCHER.toString(), "version", "--client").start().waitFor())
                .isZero();

        assertThat(folder.resolve("cache/kubefate")).isDirectoryContaining("glob:**/help-*.jsa");
        Process second = start(LAUNCHER.toString(), "version", "--client").start();
        assertThat(text(second)).startsWith("* kubefate commandLine version=");
    }

    @Test
    void a_java_home_without_a_jdk_is_a_one_line_error() throws Exception {
        ProcessBuilder builder = start(LAUNCHER.toString(), "version", "--client");
        builder.environment().put("KUBEFATE_JAVA_HOME", folder.toString());

        Process process = builder.redirectErrorStream(true).start();

        assertThat(text(process)).contains("KUBEFATE_JAVA_HOME").contains("is not a JDK 21");
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void interrupting_the_wait_prints_that_the_job_continues() throws Exception {
        assumeFalse(ignoresInterrupts(), "started with SIGINT ignored, as by nohup; commands inherit that");
        Files.writeString(
                folder.resolve("cluster.yaml"),
                "name: fate-9999\nnamespace: fate-9999\nchartName: fate\nchartVersion: v1.8.0\n");
        try (Service service = new Service()) {
            service.answer(
                            "POST /v1/cluster",
                            200,
                            ServiceResponses.one("createCluster Success", ServiceResponses.PENDING))
                    .answer(
                            "GET /v1/job/" + ServiceResponses.JOB_ID,
                            200,
                            ServiceResponses.one("getJob Success", ServiceResponses.NOT_READY));
            ProcessBuilder builder = start(LAUNCHER.toString(), "cluster", "install", "-f", "cluster.yaml", "--wait");
            builder.environment().put("FATECLOUD_SERVICEURL", service.address());
            Process process = builder.start();
            waitForLine(process, "osx: Progressing");

            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();

            assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("job " + ServiceResponses.JOB_ID + " continues")
                    .contains("kubefate job describe " + ServiceResponses.JOB_ID + " --watch");
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
        }
    }

    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .findFirst()
                .orElse(0);
        return (ignored & (1L << (SIGINT - 1))) != 0;
    }

    private ProcessBuilder start(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // The launcher uses the JDK that runs the tests.
        builder.environment().put("KUBEFATE_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        return builder;
    }

    private static void waitForLine(Process process, String part) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("the command ended before it said " + part);
    }

    private static String text(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
