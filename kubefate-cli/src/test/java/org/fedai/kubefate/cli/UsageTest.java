package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.fedai.kubefate.cli.Shell.Result;
import org.fedai.kubefate.cli.config.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "clutser list          | unknown command clutser. Did you mean cluster? See 'kubefate --help'.",
                "cluster histroy x     | unknown command histroy. Did you mean history? See 'kubefate cluster --help'.",
                "cluster instal -f x   | unknown command instal. See 'kubefate cluster --help'.",
                "cluster dlete x       | unknown command dlete. See 'kubefate cluster --help'.",
                "chart uplaod          | unknown command uplaod. See 'kubefate chart --help'.",
                "get                   | unknown command get. To show all, use cluster list; to show one, use cluster "
                        + "describe. See 'kubefate --help'.",
                "get jobs              | unknown command get. To show all, use job list; to show one, use job "
                        + "describe. See 'kubefate --help'.",
                "list namespaces       | unknown command list. Use namespace list. See 'kubefate --help'.",
                "status fate-9999      | unknown command status. To show all, use cluster list; to show one, use cluster "
                        + "describe. See 'kubefate --help'.",
                "cluster get fate-9999 | invalid value for argument PART: fate-9999 is not one of values, manifest, "
                        + "hooks, notes; to show a cluster, use cluster describe. See 'kubefate cluster get --help'.",
                "cluster show x        | unknown command show. To show all, use list; to show one, use describe. "
                        + "See 'kubefate cluster --help'.",
                "job status            | unknown command status. To show all, use list; to show one, use describe. "
                        + "See 'kubefate job --help'.",
                "namespace show        | unknown command show. Use list. See 'kubefate namespace --help'.",
                "cluster remove x      | unknown command remove. See 'kubefate cluster --help'.",
                "cluster list --al     | unknown option --al. Did you mean --all? See 'kubefate cluster list --help'.",
                "cluster list more     | unknown argument more. See 'kubefate cluster list --help'.",
                "cluster install       | missing required option: '--file=FILE'. "
                        + "See 'kubefate cluster install --help'.",
                "job describe          | missing required argument: 'JOB'. See 'kubefate job describe --help'.",
                "job list -o xml       | invalid value for option '--output': xml is not one of table, wide, yaml, "
                        + "json, name. See 'kubefate job list --help'.",
                "job list -o           | missing required parameter for option '--output' (FORMAT). "
                        + "See 'kubefate job list --help'.",
                "cluster init --party x | invalid value for option '--party': 'x' is not a whole number. "
                        + "See 'kubefate cluster init --help'.",
                "completion ksh        | invalid value for argument SHELL: expected one of [bash, zsh, fish] "
                        + "(case-insensitive) but was 'ksh'. See 'kubefate completion --help'.",
                "chart template x --kube-version new | invalid value for option '--kube-version': \"new\" is not "
                        + "a Kubernetes version; expected the form v1.33.1. See 'kubefate chart template --help'.",
            })
    void a_usage_error_is_one_line_that_says_what_is_right(String line, String error) {
        Result result = shell.run(line.split(" +"));

        assertThat(result.err()).isEqualTo("kubefate: " + error + "\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "--help,help.txt",
        "cluster --help,help-cluster.txt",
        "cluster install -h,help-cluster-install.txt",
        "chart template --help,help-chart-template.txt",
    })
    void help_is_printed_to_stdout(String line, String golden) {
        Result result = shell.run(line.split(" "));

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        Golden.check(golden, result.out());
    }

    @Test
    void a_group_without_a_command_prints_its_help_as_an_error() {
        Result result = shell.run("cluster");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("Usage: kubefate cluster ");
    }

    @Test
    void colors_are_used_only_on_terminals() {
        shell.at(Terminal.of(100, 0));
        assertThat(shell.run("--help").out()).contains("\u001b[");
        assertThat(shell.run("cluster", "--no-color", "--help").out()).doesNotContain("\u001b[");
        assertThat(shell.with("NO_COLOR", "1").run("--help").out()).doesNotContain("\u001b[");
    }

    @Test
    void the_version_of_the_command_line_needs_no_service() {
        Result result = shell.run("version", "--client");

        assertThat(result.out()).matches("\\* kubefate commandLine version=\\S+\n");
        assertThat(result.code()).isZero();
    }

    @Test
    void both_versions_are_printed() {
        try (Service service = new Service()) {
            service.answer("GET /v1/version/", 200, "{\"msg\":\"getVersion Success\",\"version\":\"v2.0.0\"}");

            assertThat(shell.talkingTo(service).run("version").out()).endsWith("\n* kubefate service version=v2.0.0\n");
        }
    }

    @Test
    void versions_are_printed_for_programs_too() {
        try (Service service = new Service()) {
            service.answer("GET /v1/version/", 200, "{\"msg\":\"getVersion Success\",\"version\":\"v2.0.0\"}");
            shell.talkingTo(service);

            assertThat(shell.run("version", "-o", "json").out())
                    .matches("\\{\n  \"client\": \"\\S+\",\n  \"server\": \"v2.0.0\"\n}\n");
            assertThat(shell.run("version", "--client", "-o", "yaml").out()).matches("client: \\S+\n");
        }
    }

    @Test
    void the_version_option_prints_the_version() {
        Result result = shell.run("--version");

        assertThat(result.out()).matches("kubefate \\S+\n");
        assertThat(result.code()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"help,--help", "help cluster,cluster --help", "help cluster install,cluster install --help"})
    void help_is_also_a_command(String line, String option) {
        assertThat(shell.run(line.split(" ")).out())
                .startsWith("Usage: kubefate")
                .isEqualTo(shell.run(option.split(" ")).out());
    }
}
