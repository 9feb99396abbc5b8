package org.fedai.kubefate.cli.command.audit;

import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.cli.client.AuditClient;
import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.TimeConverters;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kubefate audit}. */
@Command(
        name = "audit",
        description =
                "List who did what, when, from where and with what outcome, the newest first; for administrators.",
        footer = {
            "",
            "Examples:",
            "  kubefate audit --since 24h",
            "  kubefate audit --cluster fate-9999 -o wide",
            "  kubefate audit --action user.login --outcome Denied"
        })
public final class AuditList implements Runnable {
    /** The names are those of the REST API. */
    enum Outcome {
        Success,
        Rejected,
        Denied,
        Failed,
        Canceled,
        Running,
        Unfinished
    }

    @Mixin
    private FormatOption output = new FormatOption();

    @Option(names = "--user", paramLabel = "NAME", description = "Only what this user did.")
    private @Nullable String user;

    @Option(names = "--cluster", paramLabel = "CLUSTER", description = "Only what was done to this cluster.")
    private @Nullable String cluster;

    @Option(names = "--action", paramLabel = "ACTION", description = "Only this action, such as cluster.install.")
    private @Nullable String action;

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "Success, Rejected, Denied, Failed, Canceled, Running or Unfinished.")
    private @Nullable Outcome outcome;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only from a time on, or from a duration ago: 2026-11-25T07:00:00 (UTC), 30m, 24h, 7d.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only before a time, or before a duration ago.")
    private @Nullable String until;

    @Option(
            names = "--limit",
            paramLabel = "NUMBER",
            defaultValue = "50",
            description = "Maximum number of entries; default: ${DEFAULT-VALUE}.")
    private int limit;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Session session;

    AuditList(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be at least 1");
        }
        AuditClient.Entries found = session.client().audit().list(query(), limit);
        session.printer().list(found.entries(), session.tables().audit(), output.format);
        if (found.more()) {
            session.out().flush();
            session.err().println("kubefate: there are more entries; to see them, use --limit or --until");
            session.err().flush();
        }
    }

    private Map<String, String> query() {
        Map<String, String> query = new TreeMap<>();
        put(query, "user", user);
        put(query, "cluster", cluster == null ? null : session.references().auditedCluster(cluster));
        put(query, "action", action);
        put(query, "outcome", outcome == null ? null : outcome.name());
        put(query, "since", time("--since", since));
        put(query, "until", time("--until", until));
        return query;
    }

    private @Nullable String time(String option, @Nullable String given) {
        if (given == null) {
            return null;
        }
        return TimeConverters.timeOrAgo(given, session.environment().clock().instant())
                .orElseThrow(
                        () -> new ParameterException(
                                spec.commandLine(),
                                "Invalid value for option '" + option + "': " + given
                                        + " is neither a time such as 2026-11-25T07:00:00 nor a duration such as 30m, 24h or 7d"));
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }
}
