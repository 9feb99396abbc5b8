package org.fedai.kubefate.cli.command.supportbundle;

import java.nio.file.Path;
import java.util.Locale;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kubefate supportbundle pack}. */
@Command(
        name = "pack",
        description = "Pack what was collected into supportbundle.zip, and remove the folder.",
        footer = {"", "Example:", "  kubefate supportbundle pack --yes"})
final class SupportBundlePack implements Runnable {
    private static final String QUESTION =
            "The bundle shows names, addresses and logs of your clusters. Is all of it fit for the eyes of others? [y/N] ";

    @Mixin
    private BundleOptions folders = new BundleOptions();

    @Option(
            names = {"-y", "--yes"},
            description = "I have looked at what was collected, and it is fit for the eyes of others; ask nothing.")
    private boolean yes;

    private final Session session;

    SupportBundlePack(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (!yes && !agreed()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "nothing is packed without consent: look at " + folders.collectDir + ", then give --yes");
        }
        Path file = folders.bundle(session)
                .pack(session.environment().directory().resolve(folders.packDir).normalize());
        session.out().println("packed " + file);
    }

    private boolean agreed() {
        return session.environment()
                .prompt()
                .line(QUESTION)
                .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y"))
                .isPresent();
    }
}
