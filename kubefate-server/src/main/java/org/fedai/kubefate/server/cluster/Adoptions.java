package org.fedai.kubefate.server.cluster;

import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.common.api.AdoptArgs;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.job.NewJob;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.Replace;
import org.fedai.kubefate.server.release.adopt.HelmHistory;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.policy.ChartPolicy;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Requests about releases that run and are not clusters of this service. */
@Component
class Adoptions {
    private final ClusterRepository repository;
    private final ClusterJobs jobs;
    private final CheckRequest requests;
    private final ChartPolicy policy;
    private final AdoptRelease adoption;
    private final History history;
    private final Replace replace;

    Adoptions(
            ClusterRepository repository,
            ClusterJobs jobs,
            CheckRequest requests,
            ChartPolicy policy,
            AdoptRelease adoption,
            History history,
            Replace replace) {
        this.repository = repository;
        this.jobs = jobs;
        this.requests = requests;
        this.policy = policy;
        this.adoption = adoption;
        this.history = history;
        this.replace = replace;
    }

    /**
     * Starts the adoption of a Helm release, also of a cluster that was taken over from the Go service.
     *
     * @throws Problem if there is no such release, or it is a cluster of this service
     */
    Job adopt(AdoptArgs args, String creator) {
        Optional<ClusterSpec> given = requests.read(args);
        policy.checkTarget(args.namespace());
        Optional<ClusterEntity> known = repository.findActive(args.namespace(), args.name());
        Release release =
                known.map(ClusterEntity::toRelease).orElseGet(() -> new Release("", args.name(), args.namespace()));
        if (known.isPresent() && !history.isEmpty(release)) {
            throw Problem.conflict("name=" + args.name() + " & namespace=" + args.namespace()
                    + ": it is a cluster of this service already; update it instead");
        }
        HelmHistory found = adoption.find(release)
                .orElseThrow(() ->
                        Problem.notFound("there is no Helm release " + args.name() + " in namespace " + args.namespace()
                                + "; helm list --namespace " + args.namespace() + " lists those that exist"));
        ClusterSpec spec = given.or(() -> known.map(ClusterEntity::toSpec))
                .orElseGet(() -> adoption.derive(found, args.namespace()).spec());
        checkChart(found, spec);
        ClusterArgs payload =
                ClusterArgs.of(spec.name(), spec.namespace(), spec.chartName(), spec.chartVersion(), spec.text());
        return known.isPresent()
                ? jobs.work(NewJob.of(AdoptCluster.METHOD, release.uuid(), creator, payload), ClusterStatus.UPDATING)
                : adoptNew(spec, payload, creator);
    }

    private Job adoptNew(ClusterSpec spec, ClusterArgs payload, String creator) {
        try {
            return jobs.adopt(spec, payload, creator);
        } catch (DataIntegrityViolationException e) {
            throw ClusterService.nameTaken(spec);
        }
    }

    private static void checkChart(HelmHistory found, ClusterSpec spec) {
        String name = found.current().chart().name();
        String version = found.current().chart().version();
        if (!name.equals(spec.chartName()) || !version.equals(spec.chartVersion())) {
            throw Problem.invalid("the release runs chart " + name + " " + version + ", but the cluster.yaml says "
                    + spec.chartName() + " " + spec.chartVersion()
                    + "; adopt it with the cluster.yaml of what runs, then update it");
        }
    }

    /**
     * Has the user confirm what replacing deletes.
     *
     * @throws Problem with what is lost; none if nothing is there
     */
    void confirmReplacing(Release release) {
        List<ManifestObject> doomed = replace.doomed(release);
        if (!doomed.isEmpty()) {
            throw Problem.unconfirmed(
                    new Problem.Confirmation(
                            "confirm",
                            "replacing " + release + " deletes what runs: "
                                    + new WhatReplacingDeletes(doomed).sentence()
                                    + "; to keep and update it, adopt it or install with cover"),
                    "to delete it, add ?confirm=true");
        }
    }
}
