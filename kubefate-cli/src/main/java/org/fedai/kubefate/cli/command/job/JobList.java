package org.fedai.kubefate.cli.command.job;

import java.util.List;
import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SortOption;
import org.fedai.kubefate.common.api.Job;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kubefate job list}. */
@Command(name = "list", aliases = "ls", description = "List the jobs.")
final class JobList implements Runnable {
    @Mixin
    private FormatOption output = new FormatOption();

    @Mixin
    private SortOption sort = new SortOption();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Only the jobs of clusters in this namespace.")
    private @Nullable String namespace;

    private final Session session;

    JobList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        List<Job> listed = session.client().jobs().list(sort.query()).stream()
                .filter(job -> namespace == null || job.clusterNamespace().equals(namespace))
                .toList();
        session.printer().list(listed, session.tables().jobs(), output.format);
    }
}
