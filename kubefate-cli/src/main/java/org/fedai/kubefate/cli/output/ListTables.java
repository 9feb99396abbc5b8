package org.fedai.kubefate.cli.output;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.api.AuditEntry;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.ClusterRevision;
import org.fedai.kubefate.common.api.Drift;
import org.fedai.kubefate.common.api.HelmChart;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.Namespace;
import org.fedai.kubefate.common.api.User;

/** The columns of each list; existing scripts rely on their titles and order. */
public final class ListTables {
    private final Timestamps timestamps;

    public ListTables(Timestamps timestamps) {
        this.timestamps = timestamps;
    }

    public Table<Cluster> clusters() {
        return Table.<Cluster>of("clusters", cluster -> cluster.namespace() + "/" + cluster.name())
                .column("UUID", Cluster::uuid)
                .column("NAME", Cluster::name)
                .column("NAMESPACE", Cluster::namespace)
                .column("REVISION", cluster -> Integer.toString(cluster.revision()))
                .column("STATUS", cluster -> cluster.status().toString())
                .column("CHART", Cluster::chartName)
                .column("ChartVERSION", Cluster::chartVersion)
                .column("AGE", cluster -> timestamps.age(cluster.createdAt()))
                .wide("READY", ListTables::ready)
                .wide("HELMREVISION", cluster -> Integer.toString(cluster.helmRevision()))
                .wide("CREATED", cluster -> timestamps.time(cluster.createdAt()))
                .wide("UPDATED", cluster -> timestamps.time(cluster.updatedAt()))
                .ifUsed("DRIFT", cluster -> drift(cluster.differences()))
                .build();
    }

    /** Of each difference from what was applied, for descriptions. */
    Table<Drift> differences() {
        return Table.<Drift>of("differences", Drift::object)
                .column("OBJECT", Drift::object)
                .column("FIELD", drift -> drift.isDeleted() ? "(deleted)" : drift.field())
                .column("WANTED", Drift::wanted)
                .column("FOUND", Drift::found)
                .column("BY", Drift::manager)
                .build();
    }

    private static String drift(List<Drift> differences) {
        return differences.isEmpty()
                ? ""
                : differences.size() + (differences.size() == 1 ? " difference" : " differences");
    }

    public Table<ClusterRevision> revisions() {
        return Table.<ClusterRevision>of("revisions", revision -> Integer.toString(revision.revision()))
                .column("REVISION", revision -> Integer.toString(revision.revision()))
                .column("UPDATED", revision -> timestamps.time(revision.updatedAt()))
                .column("STATUS", ClusterRevision::status)
                .column("CHART", ClusterRevision::chartName)
                .column("ChartVERSION", ClusterRevision::chartVersion)
                .column("CREATOR", ClusterRevision::creator)
                .column("DESCRIPTION", ClusterRevision::description)
                .wide("JOB", ClusterRevision::job)
                .build();
    }

    public Table<Job> jobs() {
        return Table.<Job>of("jobs", Job::uuid)
                .column("UUID", Job::uuid)
                .column("CREATOR", Job::creator)
                .column("METHOD", Job::method)
                .column("STATUS", job -> job.status().toString())
                .column("CLUSTER", ListTables::cluster)
                .column("AGE", job -> timestamps.age(job.createdAt()))
                .wide("CLUSTERID", Job::clusterId)
                .wide("STARTTIME", job -> timestamps.time(job.startTime()))
                .wide("DURATION", job -> timestamps.duration(job.startTime(), job.endTime()))
                .wide("ENDTIME", job -> timestamps.time(job.endTime()))
                .wide(
                        "LASTSTATE",
                        job -> job.states().isEmpty() ? "" : job.states().getLast())
                .build();
    }

    /** Its name, with the namespace if that is another; its UUID if the service does not send the name. */
    private static String cluster(Job job) {
        if (job.clusterName().isEmpty()) {
            return job.clusterId();
        }
        return job.clusterName().equals(job.clusterNamespace())
                ? job.clusterName()
                : job.clusterNamespace() + "/" + job.clusterName();
    }

    /** {@code 2/3} of the modules. */
    private static String ready(Cluster cluster) {
        long available =
                cluster.modules().values().stream().filter("Available"::equals).count();
        return cluster.modules().isEmpty()
                ? ""
                : available + "/" + cluster.modules().size();
    }

    public Table<HelmChart> charts() {
        return Table.<HelmChart>of("charts", chart -> chart.name() + "-" + chart.version())
                .column("UUID", HelmChart::uuid)
                .column("NAME", HelmChart::name)
                .column("VERSION", HelmChart::version)
                .column("APPVERSION", HelmChart::appVersion)
                .wide("CREATED", chart -> timestamps.time(chart.createdAt()))
                .build();
    }

    public Table<User> users() {
        return Table.<User>of("users", User::username)
                .column("UUID", User::uuid)
                .column("USERNAME", User::username)
                .column("EMAIL", User::email)
                .column("STATUS", User::status)
                .wide("ROLE", User::role)
                .wide("CREATED", user -> timestamps.time(user.createdAt()))
                .build();
    }

    public Table<AuditEntry> audit() {
        return Table.<AuditEntry>of("entries", entry -> Long.toString(entry.id()))
                .column("TIME", entry -> timestamps.time(entry.time()))
                .column("USER", AuditEntry::user)
                .column("ADDRESS", AuditEntry::address)
                .column("ACTION", AuditEntry::action)
                .column("TARGET", AuditEntry::target)
                .column("OUTCOME", AuditEntry::outcome)
                .column("COUNT", entry -> Integer.toString(entry.count()))
                .wide("LASTTIME", entry -> timestamps.time(entry.lastTime()))
                .wide("HTTP", entry -> entry.status() == 0 ? "" : Integer.toString(entry.status()))
                .wide("JOB", AuditEntry::job)
                .wide("DETAIL", AuditEntry::detail)
                .build();
    }

    public Table<Namespace> namespaces() {
        return Table.<Namespace>of("namespaces", Namespace::name)
                .column("NAME", Namespace::name)
                .column("STATUS", Namespace::status)
                .column("AGE", Namespace::age)
                .wide(
                        "LABELS",
                        namespace -> new TreeMap<>(namespace.labels())
                                .entrySet().stream()
                                        .map(label -> label.getKey() + "=" + label.getValue())
                                        .collect(Collectors.joining(",")))
                .build();
    }
}
