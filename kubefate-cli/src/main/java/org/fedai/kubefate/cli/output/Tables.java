package org.fedai.kubefate.cli.output;

import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.HelmChart;
import org.fedai.kubefate.common.api.Job;

/** The columns of each list; titles and their order are what existing scripts read. */
public final class Tables {
    private final Moments moments;

    public Tables(Moments moments) {
        this.moments = moments;
    }

    public Table<Cluster> clusters() {
        return Table.<Cluster>builder()
                .column("UUID", Cluster::uuid)
                .column("NAME", Cluster::name)
                .column("NAMESPACE", Cluster::namespace)
                .column("REVISION", cluster -> Integer.toString(cluster.revision()))
                .column("STATUS", cluster -> cluster.status().toString())
                .column("CHART", Cluster::chartName)
                .column("ChartVERSION", Cluster::chartVersion)
                .column("AGE", cluster -> moments.age(cluster.createdAt()))
                .wide("HELMREVISION", cluster -> Integer.toString(cluster.helmRevision()))
                .wide("CREATED", cluster -> moments.time(cluster.createdAt()))
                .wide("UPDATED", cluster -> moments.time(cluster.updatedAt()))
                .build();
    }

    public Table<Job> jobs() {
        return Table.<Job>builder()
                .column("UUID", Job::uuid)
                .column("CREATOR", Job::creator)
                .column("METHOD", Job::method)
                .column("STATUS", job -> job.status().toString())
                .column("STARTTIME", job -> moments.time(job.startTime()))
                .column("CLUSTERID", Job::clusterId)
                .column("AGE", job -> moments.span(job.startTime(), job.endTime()))
                .wide("ENDTIME", job -> moments.time(job.endTime()))
                .wide(
                        "LASTSTATE",
                        job -> job.states().isEmpty() ? "" : job.states().getLast())
                .build();
    }

    public Table<HelmChart> charts() {
        return Table.<HelmChart>builder()
                .column("UUID", HelmChart::uuid)
                .column("NAME", HelmChart::name)
                .column("VERSION", HelmChart::version)
                .column("APPVERSION", HelmChart::appVersion)
                .wide("CREATED", chart -> moments.time(chart.createdAt()))
                .build();
    }
}
