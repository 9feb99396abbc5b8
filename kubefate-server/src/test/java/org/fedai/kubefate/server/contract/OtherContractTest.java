package org.fedai.kubefate.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Namespaces, logs, version. */
@ServerTest
class OtherContractTest {
    private Contract contract;

    @BeforeEach
    void log_in(RunningService service) {
        contract = new Contract(service.admin());
    }

    @Test
    void namespaces() {
        contract.get("/v1/namespace", """
                {"msg": "getNamespaceList Success", "data": [
                  {"Name": "<text>", "Status": "Active", "Labels": "<labels>", "Annotations": "<labels>", "Age": "<age>"},
                  "..."]}
                """);
    }

    @Test
    void version() {
        contract.get("/v1/version", """
                {"msg": "getVersion Success", "version": "<version>"}
                """);
    }

    @Test
    void logs(RunningService service) {
        ClusterApi clusters = service.clusters();
        clusters.upload(TestChart.version("v1.0.0"));
        String uuid = clusters.ended(clusters.install("contract-log", "v1.0.0", "web:\n  fake-kubelet/log: words\n"))
                .path("cluster_id")
                .asString();

        contract.get("/v1/log/" + uuid + "?container=web&tail=1", """
                {"msg": "getClusterLog Success", "data": "<text>"}
                """);
        assertThat(contract.api()
                        .get("/v1/log/" + uuid + "/?container=web&tail=1")
                        .data()
                        .asString())
                .endsWith("words\n");
        contract.refusesGet(404, "/v1/log/none", "there is no cluster with uuid none");
        contract.refusesGet(
                404, "/v1/log/" + uuid + "?container=none", "no container none; its containers are: store, " + "web");
        contract.refusesGet(400, "/v1/log/" + uuid + "?tail=x", "tail=x is invalid; expected a whole number");
    }
}
