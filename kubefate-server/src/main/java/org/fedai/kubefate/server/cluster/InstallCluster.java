package org.fedai.kubefate.server.cluster;

import java.util.Optional;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.chart.Chart;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.chart.ChartStore;
import org.fedai.kubefate.server.job.JobWork;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.release.Apply;
import org.fedai.kubefate.server.release.History;
import org.fedai.kubefate.server.release.Release;
import org.fedai.kubefate.server.release.Render;
import org.fedai.kubefate.server.release.Revision;
import org.fedai.kubefate.server.release.Uninstall;
import org.springframework.stereotype.Component;

/** Installs a cluster, and leaves nothing of it behind when that does not succeed. */
@Component
class InstallCluster implements JobWork {
    static final String METHOD = "ClusterInstall";

    private final Clusters clusters;
    private final ChartStore charts;
    private final TargetNamespace namespace;
    private final Render render;
    private final History history;
    private final Apply apply;
    private final BringUp bringUp;
    private final Uninstall uninstall;

    InstallCluster(
            Clusters clusters,
            ChartStore charts,
            TargetNamespace namespace,
            Render render,
            History history,
            Apply apply,
            BringUp bringUp,
            Uninstall uninstall) {
        this.clusters = clusters;
        this.charts = charts;
        this.namespace = namespace;
        this.render = render;
        this.history = history;
        this.apply = apply;
        this.bringUp = bringUp;
        this.uninstall = uninstall;
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public boolean canBeStopped() {
        return true;
    }

    @Override
    public void run(RunningJob job) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        job.tellOnce("created", "create cluster in DB Success");
        job.write(() -> clusters.become(release.uuid(), ClusterStatus.CREATING));
        Revision revision = history.ofJob(release, job.uuid()).orElse(null);
        if (revision == null) {
            prepare(job, release);
            revision = record(job, release);
        }
        apply.apply(revision, job::checkpoint);
        job.tellOnce("installed", "helm install success");
        bringUp.await(job, revision);
        succeed(job, revision);
    }

    /** Only as long as no revision is recorded: afterwards what is there may be our own. */
    private void prepare(RunningJob job, Release release) {
        job.checkpoint();
        namespace.ensure(release.namespace(), job.args().createNamespace());
    }

    private Revision record(RunningJob job, Release release) {
        ClusterArgs args = job.args();
        ClusterSpec spec = ClusterSpec.parse(args.text(), "cluster.yaml");
        Chart chart = charts.get(spec.chartName(), spec.chartVersion());
        Render.Rendered rendered = render.render(release, chart, spec, history.nextNumber(release), job.uuid());
        rendered.warnings().forEach(warning -> job.tell("warning: " + warning));
        job.write(() -> history.record(rendered.revision()));
        return rendered.revision();
    }

    private void succeed(RunningJob job, Revision revision) {
        job.finish(JobStatus.SUCCESS, "job run Success", () -> {
            history.deployed(revision);
            clusters.runs(job.clusterUuid(), revision);
        });
    }

    @Override
    public void undo(RunningJob job, JobStatus ending) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        Optional<Revision> recorded = history.ofJob(release, job.uuid());
        uninstall.uninstall(release, job::checkpoint);
        job.finish(ending, recorded.isPresent() ? "what was installed is removed" : "nothing was installed", () -> {
            history.removed(release);
            clusters.gone(release.uuid(), ending == JobStatus.CANCELED ? ClusterStatus.DELETED : ClusterStatus.FAILED);
        });
    }

    /** It stays a living cluster, so that it can be deleted when whatever is in the way is gone. */
    @Override
    public void letGo(RunningJob job) {
        clusters.release(job.clusterUuid(), ClusterStatus.FAILED);
    }
}
