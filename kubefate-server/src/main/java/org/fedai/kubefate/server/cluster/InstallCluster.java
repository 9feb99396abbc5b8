package org.fedai.kubefate.server.cluster;

import java.util.Optional;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.job.JobHandler;
import org.fedai.kubefate.server.job.JobMethod;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.Claims;
import org.fedai.kubefate.server.release.HelmJournal;
import org.fedai.kubefate.server.release.Install;
import org.fedai.kubefate.server.release.Replace;
import org.fedai.kubefate.server.release.adopt.HelmHistory;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.render.Render;
import org.springframework.stereotype.Component;

/**
 * Installs a cluster. If that fails, everything that was installed is removed. If a release of the same name exists and may be covered, it is adopted
 * and updated instead; if that fails, it is rolled back.
 */
@Component
class InstallCluster implements JobHandler<ClusterArgs> {
    static final JobMethod<ClusterArgs> METHOD = new JobMethod<>("ClusterInstall", ClusterArgs.class);

    private static final String COVERING = "overwrite current installation";
    private static final String INSTALLED = "helm install success";

    private final Clusters clusters;
    private final TargetNamespace namespace;
    private final RecordRevision revisions;
    private final AdoptRelease adoption;
    private final UpdateCluster update;
    private final Replace replace;
    private final Install install;
    private final Claims claims;
    private final AwaitRollout awaitRollout;
    private final History history;
    private final HelmJournal helm;

    InstallCluster(
            Clusters clusters,
            TargetNamespace namespace,
            RecordRevision revisions,
            AdoptRelease adoption,
            UpdateCluster update,
            Replace replace,
            Install install,
            Claims claims,
            AwaitRollout awaitRollout,
            History history,
            HelmJournal helm) {
        this.clusters = clusters;
        this.namespace = namespace;
        this.revisions = revisions;
        this.adoption = adoption;
        this.update = update;
        this.replace = replace;
        this.install = install;
        this.claims = claims;
        this.awaitRollout = awaitRollout;
        this.history = history;
        this.helm = helm;
    }

    @Override
    public JobMethod<ClusterArgs> method() {
        return METHOD;
    }

    @Override
    public void run(RunningJob<ClusterArgs> job) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        job.recordOnce("created", "create cluster in DB Success");
        job.write(() -> clusters.setStatus(release.uuid(), ClusterStatus.CREATING));
        Optional<Revision> recorded = revisions.recorded(job, release);
        if (adoption.isAdopted(release) || (recorded.isEmpty() && adopt(job, release))) {
            update.upgrade(job, release, INSTALLED);
            return;
        }
        if (recorded.isPresent()) {
            // It may have been deleted while no worker was at it.
            namespace.ensure(release.namespace(), job.payload().createNamespace());
        }
        Revision revision = recorded.isPresent() ? recorded.get() : prepare(job, release);
        install.apply(revision, job);
        job.recordOnce("installed", INSTALLED);
        awaitRollout.await(job, revision);
        install.complete(revision, job);
        job.finish(JobStatus.SUCCESS, "job run Success", () -> {
            history.deployed(revision);
            clusters.deployed(release.uuid(), revision);
        });
    }

    /**
     * Adopts what may be covered.
     *
     * @return whether there was anything
     * @throws Problem if the cluster.yaml cannot be an update of it; nothing was adopted then
     */
    private boolean adopt(RunningJob<ClusterArgs> job, Release release) throws InterruptedException {
        if (!job.payload().cover() || job.payload().replace()) {
            return false;
        }
        ClusterSpec wanted = wanted(job);
        Optional<HelmHistory> helm = adoption.find(release);
        if (helm.isPresent()) {
            ClusterSpec spec = adoption.derive(helm.get(), release.namespace()).spec();
            UpdateRules.checkCover(spec, wanted);
            job.recordOnce("covering", COVERING);
            adoption.adopt(job, release, helm.get(), spec);
            return true;
        }
        Optional<Revision> leftovers = adoption.leftovers(release, wanted);
        if (leftovers.isPresent()) {
            job.recordOnce("covering", COVERING);
            adoption.adopt(job, release, leftovers.get());
        }
        return leftovers.isPresent();
    }

    private static ClusterSpec wanted(RunningJob<ClusterArgs> job) {
        return ClusterSpec.parse(job.payload().text(), "cluster.yaml");
    }

    /** Only before anything is applied: existing objects are not those of this cluster. */
    private Revision prepare(RunningJob<ClusterArgs> job, Release release) throws InterruptedException {
        job.checkpoint();
        namespace.ensure(release.namespace(), job.payload().createNamespace());
        boolean overwrite = job.payload().cover() || job.payload().replace();
        if (overwrite) {
            job.recordOnce("covering", COVERING);
        }
        if (job.payload().replace()) {
            replace.delete(release, job);
        }
        helm.checkNameIsFree(release, overwrite);
        Render.Rendered rendered = revisions.render(job, release, wanted(job));
        claims.prepare(rendered.revision(), overwrite, job);
        return revisions.record(job, rendered);
    }

    @Override
    public void undo(RunningJob<ClusterArgs> job, JobStatus ending) throws InterruptedException {
        Release release = clusters.release(job.clusterUuid());
        if (adoption.isAdopted(release)) {
            update.undo(job, ending);
            return;
        }
        boolean started = install.undo(release, job);
        job.finish(ending, started ? "the installed objects were removed" : "nothing was installed", () -> {
            history.removed(release);
            clusters.deleted(
                    release.uuid(), ending == JobStatus.CANCELED ? ClusterStatus.DELETED : ClusterStatus.FAILED);
        });
    }

    /** The cluster remains, so that it can be deleted after the cause has been corrected. */
    @Override
    public void abandon(RunningJob<ClusterArgs> job) {
        clusters.endJob(job.clusterUuid(), ClusterStatus.FAILED);
    }
}
