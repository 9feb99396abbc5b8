package org.fedai.kubefate.cli.command.job;

import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kubefate job delete}. */
@Command(
        name = "delete",
        aliases = "del",
        description = "Delete the record of a finished job; its cluster is not affected.")
final class JobDelete implements Runnable {
    @Parameters(paramLabel = "JOB", description = "UUID or its beginning.")
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
