package org.fedai.kubefate.cli.client;

import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.fedai.kubefate.common.api.AdoptArgs;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterChanges;
import org.fedai.kubefate.common.api.ClusterRevision;
import org.fedai.kubefate.common.api.ClusterTestArgs;
import org.fedai.kubefate.common.api.DryRunReport;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.RevisionContents;
import org.fedai.kubefate.common.api.RollbackArgs;
import org.jspecify.annotations.Nullable;

/** The clusters of the service. Changes return a job as soon as the service has stored it. */
public final class ClusterClient {
    private final Rest rest;

    ClusterClient(Rest rest) {
        this.rest = rest;
    }

    /** @param query {@code sort}, if it is not the oldest first, and filters */
    public List<Cluster> list(Map<String, String> query) {
        return rest.list(Cluster.class, rest.to("cluster/", query));
    }

    public List<Cluster> list() {
        return list(Map.of());
    }

    public List<Cluster> listWithDeleted() {
        return list(Map.of("all", "true"));
    }

    /** Those that have or had this name, without their live state. */
    public List<Cluster> named(String namespace, String name) {
        return rest.list(
                Cluster.class, rest.to("cluster/", Map.of("all", "true", "namespace", namespace, "name", name)));
    }

    public Cluster get(String uuid) {
        return rest.one(Cluster.class, rest.toItem("cluster", uuid));
    }

    /** The oldest first. */
    public List<ClusterRevision> revisions(String uuid) {
        return rest.list(
                ClusterRevision.class,
                new Request.Builder()
                        .url(rest.item("cluster", uuid)
                                .addPathSegment("revision")
                                .build()));
    }

    public RevisionContents revision(String uuid, int number) {
        return rest.one(
                RevisionContents.class,
                new Request.Builder()
                        .url(rest.item("cluster", uuid)
                                .addPathSegment("revision")
                                .addPathSegment(Integer.toString(number))
                                .build()));
    }

    public Job install(ClusterArgs args) {
        return rest.one(Job.class, rest.to("cluster").post(Http.json(args)));
    }

    /** The same when the user knows what a request with {@code replace} deletes. */
    public Job installConfirmed(ClusterArgs args) {
        return rest.one(Job.class, rest.to("cluster", Map.of("confirm", "true")).post(Http.json(args)));
    }

    public Job adopt(AdoptArgs args) {
        return rest.one(Job.class, rest.to("cluster/adopt").post(Http.json(args)));
    }

    public Job update(ClusterArgs args) {
        return rest.one(Job.class, rest.to("cluster").put(Http.json(args)));
    }

    /** Deploys an earlier revision again. */
    public Job rollback(String uuid, RollbackArgs args) {
        HttpUrl url = rest.item("cluster", uuid).addPathSegment("rollback").build();
        return rest.one(Job.class, new Request.Builder().url(url).post(Http.json(args)));
    }

    /** What an install would do. */
    public DryRunReport tryInstall(ClusterArgs args) {
        return rest.one(DryRunReport.class, rest.to("cluster").post(Http.json(args)));
    }

    /** What an update would do. */
    public DryRunReport tryUpdate(ClusterArgs args) {
        return rest.one(DryRunReport.class, rest.to("cluster").put(Http.json(args)));
    }

    /** What an update would change. */
    public ClusterChanges diff(String uuid, ClusterArgs args) {
        HttpUrl url = rest.item("cluster", uuid).addPathSegment("diff").build();
        return rest.one(ClusterChanges.class, new Request.Builder().url(url).post(Http.json(args)));
    }

    /**
     * How a revision differs.
     *
     * @param with the revision that it is compared with; null for the deployed one
     */
    public ClusterChanges diff(String uuid, int revision, @Nullable Integer with) {
        HttpUrl.Builder url = rest.item("cluster", uuid)
                .addPathSegment("diff")
                .addQueryParameter("revision", Integer.toString(revision));
        if (with != null) {
            url.addQueryParameter("with", with.toString());
        }
        return rest.one(ClusterChanges.class, new Request.Builder().url(url.build()));
    }

    /** Takes in what Helm has done to a cluster. */
    public Job sync(String uuid) {
        return rest.one(Job.class, rest.to("cluster/" + uuid + "/sync").post(Http.json(Map.of())));
    }

    /** Applies what is deployed again. */
    public Job repair(String uuid) {
        return rest.one(Job.class, rest.to("cluster/" + uuid + "/repair").post(Http.json(Map.of())));
    }

    public Job delete(String uuid) {
        return rest.one(Job.class, rest.toItem("cluster", uuid).delete());
    }

    public Job test(String uuid, ClusterTestArgs args) {
        HttpUrl url = rest.item("cluster", uuid).addPathSegment("test").build();
        return rest.one(Job.class, new Request.Builder().url(url).post(Http.json(args)));
    }
}
