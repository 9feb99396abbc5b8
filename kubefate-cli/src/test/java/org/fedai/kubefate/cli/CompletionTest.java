package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
    /** Calls the script like bash, with the words so far; the last one is incomplete. */
    private static final String ASK = """
            source ./script
            COMP_WORDS=(LINE)
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _kubefate
            echo "${COMPREPLY[*]}"
            """;

    private final Service service = new Service();
    private Shell shell;

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() {
        shell = new Shell(folder).talkingTo(service);
        service.answer(
                        "GET /v1/cluster/",
                        200,
                        ServiceResponses.list("getClusterList Success", ServiceResponses.CLUSTER))
                .answer("GET /v1/job/", 200, ServiceResponses.list("getJobList Success", ServiceResponses.DONE))
                .answer("GET /v1/chart/", 200, ServiceResponses.list("getChartList Success", ServiceResponses.CHART))
                .answer("GET /v1/user/", 200, ServiceResponses.list("getUserList Success", ServiceResponses.USER));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "kubefate c                   | cluster chart completion",
                "kubefate cluster i           | init install",
                "kubefate cluster ls --a      | --all",
                "kubefate cluster install --c | --cover --create-namespace --config",
                "kubefate cluster list -o ''  | table wide yaml json name",
                "kubefate cluster init --engine e | eggroll",
                "kubefate completion ''       | bash zsh fish",
                "kubefate user create eve --role ''   | admin operator viewer",
                "kubefate --no-color job d    | describe delete",
                "kubefate cluster install -f scr      | script",
                "kubefate chart lint scr      | script",
                "kubefate job describe ''     | __complete_job",
                "kubefate cluster del ''      | __complete_cluster",
                "kubefate chart describe ''   | __complete_chart",
                "kubefate user update ''      | __complete_user",
                "kubefate cluster logs -f fate-9999 ''  | __complete_operand_cluster_logs_-f_fate-9999",
            })
    void bash_completes_commands_options_and_values(String line, String offered) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
        Files.writeString(
                folder.resolve("script"), shell.run("completion", "bash").out());
        // Replaces the command, so that no JVM is started for each completion.
        String command = "kubefate() { local IFS=_; echo \"$*\"; }\n";
        Files.writeString(folder.resolve("ask"), command + ASK.replace("LINE", line));

        assertThat(output("/bin/bash", "ask").strip()).isEqualTo(offered);
    }

    @Test
    void zsh_uses_the_same_script() {
        assertThat(shell.run("completion", "zsh").out())
                .isEqualTo(shell.run("completion", "bash").out())
                .contains("bashcompinit");
    }

    @Test
    void fish_completes_commands_options_and_objects_of_the_service() {
        assertThat(shell.run("completion", "fish").out().lines())
                .contains(
                        "complete -c kubefate -n '__fish_seen_subcommand_from cluster; "
                                + "and not __fish_seen_subcommand_from"
                                + " init install adopt update rollback list ls describe history get diff logs sync repair test delete del validate' -a install "
                                + "-d 'Install a new cluster.'",
                        "complete -c kubefate -n '__fish_seen_subcommand_from cluster; "
                                + "and __fish_seen_subcommand_from install'"
                                + " -l cover -d 'Adopt a release of the same name, of Helm or of the Go KubeFATE, and update it. Nothing is deleted first.'",
                        "complete -c kubefate -n '__fish_seen_subcommand_from job; "
                                + "and __fish_seen_subcommand_from describe'"
                                + " -s o -l output -x -a 'table wide yaml json name' "
                                + "-d 'table, wide, yaml, json or name; default: table.'",
                        "complete -c kubefate -n '__fish_seen_subcommand_from job; "
                                + "and __fish_seen_subcommand_from stop'"
                                + " -x -a '(kubefate __complete job 2>/dev/null)' -d 'UUID or its beginning.'",
                        "complete -c kubefate -n '__fish_seen_subcommand_from cluster; "
                                + "and __fish_seen_subcommand_from logs'"
                                + " -x -a '(kubefate __complete operand (commandline -opc)[2..-1] 2>/dev/null)' -d ''");
    }

    @ParameterizedTest
    @CsvSource({
        "cluster,fate-9999",
        "job,d92d7a56-7002-46a4-9363-da9c7346e05a",
        "chart,fate-v2.0.0",
        "user,eve",
    })
    void names_of_objects_are_queried_from_the_service(String kind, String word) {
        assertThat(shell.run("__complete", kind).out()).isEqualTo(word + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            value = {
                "cluster logs,fate-9999",
                "cluster logs --tail 10,fate-9999",
                "cluster logs fate-9999,mysql osx",
                "cluster logs -f --since 1h fate-9999,mysql osx",
                "cluster logs fate-9999 osx,^^",
                "cluster logs,fate-9999",
                "cluster get,values manifest hooks notes",
                "cluster get values,fate-9999",
                "job stop,d92d7a56-7002-46a4-9363-da9c7346e05a",
            })
    void the_next_argument_is_completed(String line, String words) {
        service.answer(
                "GET /v1/cluster/" + ServiceResponses.CLUSTER_ID,
                200,
                ServiceResponses.one("getCluster Success", ServiceResponses.CLUSTER));

        assertThat(shell.run(("__complete operand " + line).split(" ")).out().lines())
                .containsExactly(Stream.of(words.split(" "))
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new));
    }

    @Test
    void clusters_with_the_same_name_are_listed_with_their_namespaces() {
        String twin = ServiceResponses.CLUSTER.replace("\"namespaces\":\"fate-9999\"", "\"namespaces\":\"test\"");
        service.instead(
                "GET /v1/cluster/",
                200,
                ServiceResponses.list("getClusterList Success", ServiceResponses.CLUSTER, twin));

        assertThat(shell.run("__complete", "cluster").out()).isEqualTo("fate-9999/fate-9999\ntest/fate-9999\n");
    }

    @Test
    void the_command_for_scripts_is_hidden() {
        assertThat(Stream.of(shell.run("--help"), shell.run("completion", "bash"), shell.run("completion", "fish"))
                        .flatMap(result -> result.out().lines())
                        .filter(line -> line.contains("__complete"))
                        .toList())
                .allMatch(line -> line.contains("2>/dev/null"));
        assertThat(List.of(shell.run("--help").out().split("\\s+"))).doesNotContain("__complete");
    }

    private String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return output;
    }
}
