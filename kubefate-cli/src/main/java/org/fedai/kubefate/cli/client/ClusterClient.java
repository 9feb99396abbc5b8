package org.fedai.kubefate.cli.client;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.Job;

/** The clusters of the service. Changes return a job as soon as the service has stored it. */
public final class ClusterClient {
    private final Rest rest;

    ClusterClient(Rest rest) {
        this.rest = rest;
    }

    public List<Cluster> list() {
        return rest.list(Cluster.class, rest.to("cluster/"));
    }

    public List<Cluster> listWithDeleted() {
        return rest.list(Cluster.class, rest.to("cluster/", Map.of("all", "true")));
    }

    public Cluster get(String uuid) {
        return rest.one(Cluster.class, rest.toItem("cluster", uuid));
    }

    public Job install(ClusterArgs args) {
        return rest.one(Job.class, rest.to("cluster").post(Http.json(args)));
    }

    public Job update(ClusterArgs args) {
        return rest.one(Job.class, rest.to("cluster").put(Http.json(args)));
    }

    public Job delete(String uuid) {
        return rest.one(Job.class, rest.toItem("cluster", uuid).delete());
    }
}
