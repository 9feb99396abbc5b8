package org.fedai.kubefate.cli.command.job;

import org.fedai.kubefate.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kubefate job stop}. */
@Command(name = "stop", description = "Stop a running install; what it has installed so far is removed.")
final class JobStop implements Runnable {
    @Parameters(paramLabel = "JOB", description = "UUID or its beginning.")
    private String job = "";

    private final Session session;

    JobStop(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String uuid = session.references().job(job);
        session.client().jobs().stop(uuid);
        session.out().println("stop job success, job id=" + uuid);
    }
}
