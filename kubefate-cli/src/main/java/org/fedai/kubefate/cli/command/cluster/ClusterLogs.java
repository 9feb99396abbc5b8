package org.fedai.kubefate.cli.command.cluster;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fedai.kubefate.cli.client.LogClient;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.TimeConverters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate cluster logs}. */
@Command(
        name = "logs",
        description = "Show the logs of a cluster's containers.",
        footer = {
            "",
            "Examples:",
            "  kubefate cluster logs fate-9999 fateflow --tail 100",
            "  kubefate cluster logs fate-9999 -f --since 10m"
        })
final class ClusterLogs implements Runnable {
    @Parameters(index = "0", paramLabel = "CLUSTER", description = "UUID or name.")
    private String cluster = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "CONTAINER", description = "Container name; default: all.")
    private @Nullable String container;

    @Option(
            names = {"-f", "--follow"},
            description = "Stream new lines until Ctrl-C.")
    private boolean follow;

    @Option(names = "--previous", description = "Show the logs of the containers before their last restart.")
    private boolean previous;

    @Option(
            names = "--since",
            paramLabel = "DURATION",
            converter = TimeConverters.Converter.class,
            description = "Only lines newer than a duration: 30s, 10m, 1h30m.")
    private @Nullable Long since;

    @Option(
            names = "--since-time",
            paramLabel = "TIME",
            converter = TimeConverters.TimeConverter.class,
            description = "Only lines after a time: 2026-11-25T07:00:00 (UTC) or 2026-11-25T08:00:00+01:00.")
    private @Nullable String sinceTime;

    @Option(names = "--timestamps", description = "Prefix each line with its timestamp.")
    private boolean timestamps;

    @Option(
            names = "--tail",
            paramLabel = "LINES",
            description = "Show only this many lines from the end of each container's log.")
    private long tail = -1;

    @Option(
            names = "--limit-bytes",
            paramLabel = "BYTES",
            description = "Maximum number of bytes of each container's log.")
    private long limitBytes;

    private final Session session;

    ClusterLogs(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (since != null && sinceTime != null) {
            throw new CommandException(ExitCode.USAGE, "--since and --since-time are mutually exclusive");
        }
        String uuid = session.references().cluster(cluster);
        LogClient logs = session.client().logs();
        if (follow) {
            logs.follow(uuid, query(), this::print, this::resumed);
        } else {
            String text = logs.read(uuid, query());
            session.out().print(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
        }
    }

    /** Prints and flushes a line; the reader of a pipe may have closed it, like head does. */
    private boolean print(String line) {
        PrintWriter out = session.out();
        out.println(line);
        return !out.checkError();
    }

    private void resumed() {
        session.out().flush();
        session.warn("the token has expired; the log is followed with a new one, and its last second may be repeated");
    }

    private Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("container", container == null ? "" : container);
        if (previous) {
            query.put("previous", "true");
        }
        if (since != null) {
            query.put("since", since.toString());
        }
        if (sinceTime != null) {
            query.put("since-time", sinceTime);
        }
        if (timestamps) {
            query.put("timestamps", "true");
        }
        if (tail >= 0) {
            query.put("tail", Long.toString(tail));
        }
        if (limitBytes > 0) {
            query.put("limit-bytes", Long.toString(limitBytes));
        }
        return query;
    }
}
