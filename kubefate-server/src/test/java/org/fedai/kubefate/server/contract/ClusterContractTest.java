package org.fedai.kubefate.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.testing.TestParty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest
class ClusterContractTest {
    private static final String CHART = "contract";

    /** A job that has just been created. */
    private static final String NEW_JOB = """
            {MODEL "start_time": "<time>", "end_time": ZERO, "method": "METHOD", "cluster_id": "<uuid>",
             "cluster_name": "<text>", "cluster_namespace": "<text>", "creator": "admin", "sub_jobs": {}, "status": "Pending", "time_limit": 3600000000000, "meta_data": ARGS,
             "states": [], "reason": ""}
            """.replace("MODEL", Contract.MODEL).replace("ZERO", Contract.ZERO);

    private static final String ARGS = """
            {"name": "NAME", "namespace": "NAME", "chart_name": "contract", "chart_version": "v1.0.0", "cover": false,
             "data": "<base64>", "Keep_upgrade_job": false, "create_namespace": true}
            """;

    private static final String CLUSTER = """
            {MODEL "name": "NAME", "namespaces": "NAME", "chart_name": "contract", "chart_version": "v1.0.0",
             "values": "<text>",
             "Spec": {"name": "NAME", "namespace": "NAME", "chartName": "contract", "chartVersion": "v1.0.0"},
             "revision": 1, "helm_revision": 1, "chart_values": "<object>", "status": "STATUS",
             "modules": {"store": "Available", "web": "Available"}, "Info": INFO}
            """.replace("MODEL", Contract.MODEL);

    private static final String INFO = """
            {"dashboard": [], "ip": "<text>", "port": 0, "pod": ["<text>", "<text>"],
             "status": {"modules": {"store": "Available", "web": "Available"},
                        "containers": {"store": "Running", "web": "Running"},
                        "deployments": {"web": "Available"}, "statefulSets": {"store": "Available"}}}
            """;

    private Contract contract;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService service) {
        contract = new Contract(service.admin());
        clusters = service.clusters();
        clusters.upload(TestChart.named(CHART, "v1.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void install_get_list_update_and_delete(String slash) {
        String name = slash.isEmpty() ? "contract-plain" : "contract-slash";
        Api.Reply installed =
                contract.post("/v1/cluster" + slash, args(name, ""), """
                {"msg": "createCluster Success", "data": DATA}
                """.replace("DATA", job("ClusterInstall", name)));
        succeed(installed);
        String path = "/v1/cluster/" + installed.data().path("cluster_id").asString();

        contract.get(path, """
                {"msg": "getCluster Success", "data": DATA}
                """.replace("DATA", cluster(name, "Running").replace("INFO", INFO)));
        contract.get("/v1/cluster?namespace=" + name, """
                {"msg": "getClusterList Success", "data": [DATA]}
                """.replace(
                        "DATA", cluster(name, "Running").replace("INFO", "null")));
        succeed(contract.put("/v1/cluster" + slash, args(name, "greeting: servus\n"), """
                {"msg": "setCluster Success", "data": DATA}
                """.replace(
                        "DATA", job("ClusterUpdate", name))));
        succeed(contract.put(path + slash, args(name, ""), """
                {"msg": "setCluster Success", "data": DATA}
                """.replace("DATA", job("ClusterUpdate", name))));
        succeed(contract.delete(path + slash, """
                {"msg": "deleteCluster Success", "data": DATA}
                """.replace(
                        "DATA", NEW_JOB.replace("METHOD", "ClusterDelete").replace("ARGS", "null"))));

        contract.get("/v1/cluster?namespace=" + name, """
                {"msg": "getClusterList Success", "data": []}
                """);
        contract.get("/v1/cluster?all=true&namespace=" + name, """
                {"msg": "getClusterList Success", "data": [DATA]}
                """.replace(
                        "DATA",
                        cluster(name, "Deleted")
                                .replace("INFO", "null")
                                .replace("\"modules\": {\"store\": \"Available\", \"web\": \"Available\"}, ", "")
                                .replace("\"DeletedAt\": null", "\"DeletedAt\": \"<time>\"")
                                .replace("ision\": 1", "ision\": 3")));
    }

    @Test
    void refusals() {
        contract.refusesGet(404, "/v1/cluster/none", "there is no cluster with uuid none");
        contract.refusesDelete(404, "/v1/cluster/none", "there is no cluster with uuid none");
        contract.refusesPut(404, "/v1/cluster/none", args("contract-none", ""), "there is no cluster with uuid none");
        contract.refusesPut(
                404, "/v1/cluster", args("contract-none", ""), "name=contract-none & namespace=contract-none");
        contract.refusesPost(400, "/v1/cluster", "{\"name\": 1", "the request is not the expected JSON");
        contract.refusesPost(400, "/v1/cluster", "", "the request has no JSON body");
        contract.refusesPost(400, "/v1/cluster", Map.of(), "the request lacks name, namespace, chart_name");
        contract.refusesPost(413, "/v1/cluster", "{\"data\":\"" + "A".repeat(5 << 20) + "\"}", "4 MiB");
        Map<String, Object> unknown = args("contract-none", "");
        unknown.put("chart_version", "v2.0.0");
        contract.refusesPost(
                422, "/v1/cluster", unknown, "chart_version is v2.0.0 in the request and v1.0.0 in the cluster.yaml");
    }

    @Test
    void refusals_to_adopt() {
        contract.refusesPost(400, "/v1/cluster/adopt", Map.of("name", "one"), "the request lacks namespace");
        contract.refusesPost(
                404,
                "/v1/cluster/adopt",
                Map.of("name", "one", "namespace", "default"),
                "there is no Helm release one in namespace default");
        contract.refusesPost(
                422,
                "/v1/cluster/adopt",
                Map.of(
                        "name",
                        "one",
                        "namespace",
                        "default",
                        "data",
                        args("two", "").get("data")),
                "name is one in the request and two in the cluster.yaml");
    }

    @Test
    void an_existing_name_and_a_busy_cluster_are_conflicts() {
        Api.Reply installed = clusters.tryInstall(args("contract-taken", ""));

        contract.refusesPost(
                409,
                "/v1/cluster",
                args("contract-taken", ""),
                "name=contract-taken & namespace=contract-taken: the cluster already exists");
        succeed(installed);
        String path = "/v1/cluster/" + installed.data().path("cluster_id").asString();
        contract.refusesPut(422, path, args("contract-taken", ""), "the configuration file did not change");
    }

    private void succeed(Api.Reply begun) {
        assertThat(clusters.ended(begun.data()).path("status").asString()).isEqualTo("Success");
    }

    private static Map<String, Object> args(String name, String yaml) {
        return ClusterApi.args(name, name, CHART, "v1.0.0", yaml);
    }

    @Test
    void a_test_in_the_sandbox_is_refused(RunningService service) {
        clusters.upload(TestParty.chart());
        String cluster = TestParty.install(clusters, "contract-test", "9999");

        Contract.refused(
                422,
                service.admin().post("/v1/cluster/" + cluster + "/test", Map.of()),
                "the sandbox runs no containers, so that there is no FATE to test; install the cluster on a real Kubernetes");
        assertThat(clusters.cluster(cluster).path("Info").has("last_test")).isFalse();
    }

    private static String job(String method, String name) {
        return NEW_JOB.replace("METHOD", method).replace("ARGS", ARGS.replace("NAME", name));
    }

    private static String cluster(String name, String status) {
        return CLUSTER.replace("NAME", name).replace("STATUS", status);
    }
}
