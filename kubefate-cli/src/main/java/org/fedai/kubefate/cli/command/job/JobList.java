package org.fedai.kubefate.cli.command.job;

import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kubefate job list}. */
@Command(name = "list", aliases = "ls", description = "List the jobs.")
final class JobList implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    private final Session session;

    JobList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        session.printer().list(session.client().jobs().list(), session.tables().jobs(), output.format);
    }
}
