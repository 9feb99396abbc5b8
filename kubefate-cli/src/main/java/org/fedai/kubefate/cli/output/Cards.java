package org.fedai.kubefate.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.HelmChart;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.LastTest;
import org.fedai.kubefate.common.api.SubJob;
import org.fedai.kubefate.common.api.User;
import org.jspecify.annotations.Nullable;

/** The cards of the describe commands. */
public final class Cards {
    private static final int MODULE_WIDTH = 20;

    private final Timestamps timestamps;

    public Cards(Timestamps timestamps) {
        this.timestamps = timestamps;
    }

    public Card cluster(Cluster cluster) {
        return new Card()
                .row("UUID", cluster.uuid())
                .row("Name", cluster.name())
                .row("NameSpace", cluster.namespace())
                .row("ChartName", cluster.chartName())
                .row("ChartVersion", cluster.chartVersion())
                .row("Revision", cluster.revision())
                .row("Age", timestamps.age(cluster.createdAt()))
                .row("Status", cluster.status())
                .lines("Reasons", reasons(cluster))
                .lines("Drift", drift(cluster))
                .lines("LastTest", lastTest(cluster))
                .block("Spec", yaml(cluster.spec()))
                .lines("Info", yaml(cluster.info()));
    }

    public Card job(Job job) {
        return new Card()
                .row("UUID", job.uuid())
                .row("StartTime", orDash(timestamps.time(job.startTime())))
                .row("EndTime", orDash(timestamps.time(job.endTime())))
                .row("Duration", orDash(timestamps.duration(job.startTime(), job.endTime())))
                .row("Status", job.status())
                .lines("Reason", FailureCause.of(job).stream().toList())
                .row("Creator", job.creator())
                .row("ClusterId", job.clusterId())
                .block(
                        "States",
                        job.states().stream().map(state -> "- " + state).toList())
                .lines("SubJobs", subJobs(job));
    }

    public Card chart(HelmChart chart) {
        return new Card()
                .row("UUID", chart.uuid())
                .row("Name", chart.name())
                .row("Version", chart.version())
                .row("AppVersion", chart.appVersion())
                .lines("Chart", chart.chart().lines().toList());
    }

    public Card user(User user) {
        return new Card()
                .row("UUID", user.uuid())
                .row("Username", user.username())
                .row("Email", user.email())
                .lines("Role", user.role().isEmpty() ? List.of() : List.of(user.role()))
                .row("Status", user.status());
    }

    /** The reasons why modules are not ready, which come first. */
    private static List<String> reasons(Cluster cluster) {
        return cluster.info() == null
                ? List.of()
                : new TreeMap<>(cluster.info().reasons())
                        .entrySet().stream()
                                .map(reason -> reason.getKey() + ": " + reason.getValue())
                                .toList();
    }

    private List<String> lastTest(Cluster cluster) {
        LastTest last = cluster.info() == null ? null : cluster.info().lastTest();
        return last == null
                ? List.of()
                : List.of(
                        last.kind() + " with party " + last.with() + ": " + last.status() + ", "
                                + timestamps.age(last.time()) + " ago",
                        last.text());
    }

    /** What Helm has done to the cluster, and what others have done to its objects. */
    private List<String> drift(Cluster cluster) {
        List<String> lines = new ArrayList<>();
        if (cluster.info() != null && !cluster.info().drift().isEmpty()) {
            lines.add(cluster.info().drift());
        }
        if (!cluster.differences().isEmpty()) {
            lines.addAll(new ListTables(timestamps)
                    .differences()
                    .render(cluster.differences(), false)
                    .lines()
                    .toList());
        }
        return lines;
    }

    private List<String> subJobs(Job job) {
        List<String> lines = new ArrayList<>();
        for (SubJob subJob : SubJobs.of(job)) {
            lines.add(subJob(subJob));
            if (subJob.reason() != null) {
                lines.add(" ".repeat(MODULE_WIDTH + 1) + "Reason: " + subJob.reason());
            }
        }
        return lines;
    }

    private String subJob(SubJob subJob) {
        return "%-20s ModuleStatus: %s, SubJobStatus: %s, Duration: %6s, StartTime: %s, EndTime: %s"
                .formatted(
                        subJob.moduleName(),
                        subJob.modulesStatus(),
                        subJob.status(),
                        timestamps.duration(subJob.startTime(), subJob.endTime()),
                        orDash(timestamps.time(subJob.startTime())),
                        orDash(timestamps.time(subJob.endTime())));
    }

    private static List<String> yaml(@Nullable Object value) {
        Object document = value == null ? Map.of() : WireDocuments.document(value);
        return Yaml.write(document).lines().toList();
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
