package org.fedai.kubefate.cli.command.cluster;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fedai.kubefate.cli.client.LogClient;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.Spans;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate cluster logs}. */
@Command(
        name = "logs",
        description = "Show what the containers of a cluster have written.",
        footer = {
            "",
            "Examples:",
            "  kubefate cluster logs fate-9999 fateflow --tail 100",
            "  kubefate cluster logs fate-9999 -f --since 10m"
        })
final class ClusterLogs implements Runnable {
    @Parameters(index = "0", paramLabel = "CLUSTER", description = "UUID or name.")
    private String cluster = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "CONTAINER", description = "One container; default: all.")
    private @Nullable String container;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as more is written, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--previous", description = "Of the containers before they were last restarted.")
    private boolean previous;

    @Option(
            names = "--since",
            paramLabel = "SPAN",
            converter = Spans.Converter.class,
            description = "Only what is newer: 30s, 10m, 1h30m.")
    private @Nullable Long since;

    @Option(
            names = "--since-time",
            paramLabel = "TIME",
            converter = Spans.TimeConverter.class,
            description = "Only what is newer than 2026-11-25T07:00:00 (UTC) or 2026-11-25T08:00:00+01:00.")
    private @Nullable String sinceTime;

    @Option(names = "--timestamps", description = "With the time before each line.")
    private boolean timestamps;

    @Option(names = "--tail", paramLabel = "LINES", description = "Only the last lines of each container.")
    private long tail = -1;

    @Option(names = "--limit-bytes", paramLabel = "BYTES", description = "Not more than this of each container.")
    private long limitBytes;

    private final Session session;

    ClusterLogs(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (since != null && sinceTime != null) {
            throw new CommandException(ExitCode.USAGE, "--since and --since-time exclude each other");
        }
        String uuid = session.references().cluster(cluster);
        LogClient logs = session.client().logs();
        if (follow) {
            logs.follow(uuid, query(), this::print);
        } else {
            String text = logs.read(uuid, query());
            session.out().print(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
        }
    }

    /** Prints a line at once; whoever reads may have had enough, as head does. */
    private boolean print(String line) {
        PrintWriter out = session.out();
        out.println(line);
        return !out.checkError();
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
