package org.fedai.kubefate.cli.command.job;

import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.client.ListWatch;
import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SortOption;
import org.fedai.kubefate.cli.command.WatchOption;
import org.fedai.kubefate.cli.command.WatchedList;
import org.fedai.kubefate.common.api.Event;
import org.fedai.kubefate.common.api.EventJob;
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

    @Mixin
    private WatchOption watching = new WatchOption();

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
        if (watching.watch) {
            new WatchedList<>(session, session.tables().jobs(), output.format)
                    .watch(new ListWatch<>(
                            session.client().events(), Event.Kind.JOB, this::listed, this::changed, Job::uuid));
        } else {
            session.printer().list(listed(), session.tables().jobs(), output.format);
        }
    }

    private List<Job> listed() {
        return session.client().jobs().list(sort.query()).stream()
                .filter(this::isWanted)
                .toList();
    }

    private boolean isWanted(Job job) {
        return namespace == null || job.clusterNamespace().equals(namespace);
    }

    /** Empty if its record has been deleted. */
    private List<Job> changed(Event event) {
        EventJob job = event.job();
        if (job == null || job.deleted()) {
            return List.of();
        }
        try {
            return Stream.of(session.client().jobs().get(job.uuid()))
                    .filter(this::isWanted)
                    .toList();
        } catch (Refused e) {
            if (e.status() == 404) {
                return List.of();
            }
            throw e;
        }
    }
}
