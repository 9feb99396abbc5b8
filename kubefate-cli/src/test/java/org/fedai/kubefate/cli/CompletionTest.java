package org.fedai.kubefate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionTest {
    private Shell shell;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        shell = new Shell(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void bash_and_zsh_know_commands_and_options(String name) {
        assertThat(shell.run("completion", name).out())
                .contains("_complete_kubefate")
                .contains("--create-namespace")
                .contains("describe");
    }

    @Test
    void fish_knows_commands_and_options() {
        assertThat(shell.run("completion", "fish").out().lines())
                .contains(
                        "complete -c kubefate -n '__fish_seen_subcommand_from cluster; and not __fish_seen_subcommand_from"
                                + " init install update list describe logs delete validate' -a install -d 'Install a new cluster.'",
                        "complete -c kubefate -n '__fish_seen_subcommand_from cluster; and __fish_seen_subcommand_from install'"
                                + " -l cover -d 'Remove a leftover installation of the same name first.'");
    }
}
