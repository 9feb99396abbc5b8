package org.fedai.kubefate.cli.command.job;

import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kubefate job delete}. */
@Command(name = "delete", aliases = "del", description = "Forget a job that has ended; its cluster stays as it is.")
final class JobDelete implements Runnable {
    @Parameters(paramLabel = "JOB", description = "UUID, or how it begins.")
    private String job = "";

    private final Session session;

    JobDelete(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String uuid = session.references().job(job);
        session.client().jobs().delete(uuid);
        session.out().println("delete job success, job id=" + uuid);
    }
}
