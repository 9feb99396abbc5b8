package org.fedai.kubefate.cli.command.completion;

import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubefate completion}. */
@Command(
        name = "completion",
        description = "Print a shell completion script.",
        footer = {
            "",
            "Examples:",
            "  source <(kubefate completion bash)                               # in ~/.bashrc",
            "  source <(kubefate completion zsh)                                # in ~/.zshrc",
            "  kubefate completion fish > ~/.config/fish/completions/kubefate.fish"
        })
public final class Completion implements Runnable {
    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private Shell shell = Shell.bash;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Session session;

    Completion(Session session) {
        this.session = session;
    }

    /** In lower case, as users write them. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Override
    public void run() {
        CommandLine root = spec.root().commandLine();
        session.out()
                .print(
                        switch (shell) {
                            case bash, zsh -> BashCompletion.script(root);
                            case fish -> FishCompletion.script(root);
                        });
    }
}
