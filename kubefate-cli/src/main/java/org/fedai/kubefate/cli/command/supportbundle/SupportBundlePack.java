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
        description = "Pack the collected files into supportbundle.zip and remove their directory.",
        footer = {"", "Example:", "  kubefate supportbundle pack --yes"})
final class SupportBundlePack implements Runnable {
    private static final String QUESTION = "The bundle contains names, addresses and logs of your clusters. "
            + "May all of it be shared with others? [y/N] ";

    @Mixin
    private BundleOptions folders = new BundleOptions();

    @Option(
            names = {"-y", "--yes"},
            description = "Do not prompt: the collected files have been reviewed and may be shared with others.")
    private boolean yes;

    private final Session session;

    SupportBundlePack(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (!yes && !agreed()) {
            throw new CommandException(ExitCode.USAGE, "not packed: review " + folders.collectDir + ", then add --yes");
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
