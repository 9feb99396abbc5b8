package org.fedai.kubefate.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.sandbox.testing.Eventually;
import tools.jackson.databind.JsonNode;

/** What a user does with clusters, in the words of a user. */
public final class ClusterApi {
    private final Api api;

    public ClusterApi(Api api) {
        this.api = api;
    }

    public void upload(TestChart chart) {
        Api.Reply reply = api.upload("/v1/chart", "file", chart.archive());
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    }

    /** A request for the tiny chart in a namespace of the cluster's own name, which is made. */
    public static Map<String, Object> args(String name, String version, String moreYaml) {
        return args(name, name, "tiny", version, moreYaml);
    }

    public static Map<String, Object> args(
            String name, String namespace, String chart, String version, String moreYaml) {
        String yaml = "name: " + name + "\nnamespace: " + namespace + "\nchartName: " + chart + "\nchartVersion: "
                + version + "\n" + moreYaml;
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("name", name);
        args.put("namespace", namespace);
        args.put("chart_name", chart);
        args.put("chart_version", version);
        args.put("data", ClusterArgs.encode(yaml));
        args.put("create_namespace", true);
        return args;
    }

    public Api.Reply tryInstall(Map<String, Object> args) {
        return api.post("/v1/cluster", args);
    }

    /** An install whose user knows what it deletes. */
    public Api.Reply tryReplace(Map<String, Object> args) {
        return api.post("/v1/cluster?confirm=true", args);
    }

    public Api.Reply tryUpdate(Map<String, Object> args) {
        return api.put("/v1/cluster", args);
    }

    /** @return the job */
    public JsonNode install(String name, String version, String moreYaml) {
        return begun(tryInstall(args(name, version, moreYaml)));
    }

    /** @return the job */
    public JsonNode update(String name, String version, String moreYaml) {
        return begun(tryUpdate(args(name, version, moreYaml)));
    }

    /** @return the job */
    public JsonNode delete(String clusterUuid) {
        return begun(api.delete("/v1/cluster/" + clusterUuid));
    }

    public JsonNode job(String uuid) {
        return api.get("/v1/job/" + uuid).data();
    }

    public JsonNode cluster(String uuid) {
        return api.get("/v1/cluster/" + uuid).data();
    }

    /** The cluster of this name, the last one when there were several; deleted ones count. */
    public JsonNode find(String name) {
        return api.get("/v1/cluster?all=true")
                .data()
                .valueStream()
                .filter(cluster -> cluster.path("name").asString().equals(name))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    /** The job as it is when it has ended. */
    public JsonNode ended(JsonNode job) {
        return when(job, ClusterApi::isEnded);
    }

    public static boolean isEnded(JsonNode job) {
        return !List.of("Pending", "Running", "Stopping")
                .contains(job.path("status").asString());
    }

    /** The job as soon as it is so. */
    public JsonNode when(JsonNode job, Predicate<JsonNode> condition) {
        String uuid = job.path("uuid").asString();
        return Eventually.until(() -> job(uuid), condition);
    }

    public static List<String> states(JsonNode job) {
        List<String> states = new ArrayList<>();
        job.path("states").forEach(state -> states.add(state.asString()));
        return states;
    }

    private static JsonNode begun(Api.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.data();
    }
}
