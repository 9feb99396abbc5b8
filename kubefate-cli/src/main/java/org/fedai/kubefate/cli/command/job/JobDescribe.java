package org.fedai.kubefate.cli.command.job;

import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.StartedJob;
import org.fedai.kubefate.common.api.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate job describe}. */
@Command(
        name = "describe",
        description = "Show a job: its states and the status of each module.",
        footer = {"", "Example:", "  kubefate job describe d92d7a56 --watch"})
final class JobDescribe implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    @Option(
            names = {"-w", "--watch"},
            description = "Watch the job until it has ended; exit code 0 only if it ends in Success.")
    private boolean watch;

    @Parameters(paramLabel = "JOB", description = "UUID or its beginning.")
    private String job = "";

    private final Session session;

    JobDescribe(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Job found = session.client().jobs().get(session.references().job(job));
        if (watch) {
            new StartedJob(session).watch(found);
        } else {
            session.printer().describe(found, session.tables().jobs(), session.cards()::job, output.format);
        }
    }
}
