package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.cli.Shell.Result;
import org.fedai.kubefate.cli.draft.EngineChoice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitTest {
    private static final Path EXAMPLES = Path.of("../examples");
    private static final Path CHART = Path.of("../charts/fate").toAbsolutePath();

    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "eggroll,cluster.yaml",
        "spark-pulsar,cluster-spark-pulsar.yaml",
        "spark-rabbitmq,cluster-spark-rabbitmq.yaml",
        "spark-local-pulsar,cluster-spark-local-pulsar.yaml",
        "spark-local-rabbitmq,cluster-spark-local-rabbitmq.yaml",
    })
    void two_parties_that_are_peers_match_the_examples(String engine, String example) throws IOException {
        assertThat(Yaml.read(draft("9999", "10000=192.168.10.1", engine), "draft"))
                .isEqualTo(Yaml.read(
                        Files.readString(EXAMPLES.resolve("party-9999").resolve(example)), example));
        assertThat(Yaml.read(draft("10000", "9999=192.168.9.1", engine), "draft"))
                .isEqualTo(Yaml.read(
                        Files.readString(EXAMPLES.resolve("party-10000").resolve(example)), example));
    }

    static Stream<Arguments> options() {
        List<String> registries = List.of("", " --registry r.example.com/fate");
        List<String> peers = List.of("", " --peer 10000=192.168.10.1", " --peer 8=node.example.com,10000=192.168.10.1");
        return Arrays.stream(EngineChoice.values())
                .flatMap(engine -> peers.stream()
                        .flatMap(known -> registries.stream()
                                .flatMap(registry -> Stream.of("", " --persistence")
                                        .map(keep -> Arguments.of(engine + known + registry + keep)))));
    }

    @ParameterizedTest
    @MethodSource("options")
    void the_generated_file_passes_strict_validation(String options) {
        String line = "cluster init --party 7 --domain fate.example.org -f written.yaml --engine " + options;
        assertThat(shell.run(line.split(" ")).code()).isZero();

        Result validation =
                shell.run("cluster", "validate", "-f", "written.yaml", "--strict", "--chart", CHART.toString());
        assertThat(validation.err()).isEmpty();
        assertThat(validation.code()).isZero();
    }

    @Test
    void answers_are_written() {
        String text = shell.run("cluster init --party 7 --persistence --registry r.example.com/fate -f -".split(" "))
                .out();
        assertThat(text).contains("persistence: true").contains("registry: r.example.com/fate");
    }

    @Test
    void missing_values_are_prompted_for() throws IOException {
        Result result = shell.answering("").run("cluster", "init");

        assertThat(result.out())
                .isEqualTo("wrote cluster.yaml; install it with kubefate cluster install "
                        + "-f cluster.yaml --create-namespace --wait\n");
        assertThat(Files.readString(shell.directory.resolve("cluster.yaml")))
                .contains("partyId: 9999")
                .contains("computing: Eggroll");
    }

    @Test
    void a_wrong_answer_is_explained_and_asked_for_again() throws IOException {
        Result result = shell.answering("nine", "7", "sparc", "spark-pulsar", "maybe", "yes", "", "10000", "")
                .run("cluster", "init");

        assertThat(result.err()).isEqualTo("""
                nine is not a party id; expected a number such as 9999
                sparc is not one of eggroll, spark-pulsar, spark-rabbitmq, spark-local-pulsar, spark-local-rabbitmq
                maybe is neither y nor n
                10000 is not a party and host such as 10000=192.168.10.1
                """);
        assertThat(Files.readString(shell.directory.resolve("cluster.yaml")))
                .contains("partyId: 7", "computing: Spark", "federation: Pulsar", "persistence: true");
    }

    @Test
    void an_existing_file_is_not_overwritten_without_force() {
        shell.file("cluster.yaml", "mine\n");

        Result result = shell.run("cluster", "init", "--party", "1");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("kubefate: cluster.yaml already exists; choose another file or add --force\n");

        assertThat(shell.run("cluster", "init", "--party", "1", "--force").code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--engine sparc       | sparc is not one of eggroll, spark-pulsar, spark-rabbitmq, "
                        + "spark-local-pulsar, spark-local-rabbitmq",
                "--peer 10000         | 10000 is not a party and host such as 10000=192.168.10.1",
                "--name Fate_1        | name",
            })
    void invalid_answers_are_rejected(String options, String error) {
        Result result = shell.run(("cluster init --party 1 " + options).split(" +"));

        assertThat(result.err()).contains(error);
        assertThat(result.code()).isNotZero();
        assertThat(shell.directory).isEmptyDirectory();
    }

    private String draft(String party, String peer, String engine) {
        return shell.run("cluster", "init", "--party", party, "--peer", peer, "--engine", engine, "-f", "-")
                .out();
    }
}
