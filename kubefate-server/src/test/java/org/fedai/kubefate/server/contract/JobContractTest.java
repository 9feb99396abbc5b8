package org.fedai.kubefate.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ServerTest
class JobContractTest {
    private static final String SUB_JOB = """
            "NAME": {"ModuleName": "NAME", "Status": "Success", "ModulesStatus": "Available",
                     "StartTime": "<time>", "EndTime": "<time>"}
            """;

    private static final String JOB = """
            {MODEL "start_time": "<time>", "end_time": "<time>", "method": "ClusterInstall", "cluster_id": "<uuid>",
             "cluster_name": "contract-job", "cluster_namespace": "contract-job", "creator": "admin", "sub_jobs": {SUB_JOBS}, "status": "Success", "time_limit": 3600000000000,
             "meta_data": {"name": "contract-job", "namespace": "contract-job", "chart_name": "tiny",
                           "chart_version": "v1.0.0", "cover": false, "data": "<base64>", "Keep_upgrade_job": false,
                           "create_namespace": true},
             "states": "<texts>", "reason": "", "state_details": "<list>"}
            """.replace("MODEL", Contract.MODEL)
            .replace("SUB_JOBS", SUB_JOB.replace("NAME", "store") + "," + SUB_JOB.replace("NAME", "web"));

    private Contract contract;
    private ClusterApi clusters;

    @BeforeEach
    void prepare(RunningService service) {
        contract = new Contract(service.admin());
        clusters = service.clusters();
        clusters.upload(TestChart.version("v1.0.0"));
    }

    @Test
    void get_and_list_and_delete() {
        JsonNode job = clusters.ended(clusters.install("contract-job", "v1.0.0", ""));
        String path = "/v1/job/" + job.path("uuid").asString();

        contract.get(path, """
                {"msg": "getJob Success", "data": DATA}
                """.replace("DATA", JOB));
        contract.get("/v1/job?cluster_id=" + job.path("cluster_id").asString(), """
                {"msg": "getJobList Success", "data": [DATA]}
                """.replace("DATA", JOB));
        assertThat(ClusterApi.states(job))
                .containsSubsequence(
                        "update job status to Running",
                        "create cluster in DB Success",
                        "helm install success",
                        "job run Success");
        assertThat(job.path("state_details").valueStream().map(state -> state.path("text")))
                .containsExactlyElementsOf(job.path("states"));
        assertThat(kinds(job))
                .startsWith("Step", "Step")
                .containsOnlyOnce("Check")
                .endsWith("End");
        contract.delete(path + "/", """
                {"msg": "delete Job Success"}
                """);
        contract.refusesGet(404, path, "there is no job with uuid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void stop_and_delete(String slash) {
        String name = slash.isEmpty() ? "contract-stop" : "contract-stop-slash";
        JsonNode job = clusters.install(name, "v1.0.0", "web: {fake-kubelet/behavior: not-ready}\n");
        String path = "/v1/job/" + job.path("uuid").asString();
        contract.refusesDelete(409, path, "it can be deleted after it has ended");

        contract.put(path + slash + "?jobStatus=stop", Contract.nothing(), """
                {"msg": "stop Job Success", "data": "Stop Job Success"}
                """);

        assertThat(clusters.ended(job).path("status").asString()).isEqualTo("Canceled");
        contract.refusesPut(409, path + "?jobStatus=stop", Contract.nothing(), "can no longer be stopped");
        contract.delete(path + slash, """
                {"msg": "delete Job Success"}
                """);
    }

    private static List<String> kinds(JsonNode job) {
        return job.path("state_details")
                .valueStream()
                .map(state -> state.path("kind").asString())
                .toList();
    }

    @Test
    void refusals() {
        contract.refusesGet(404, "/v1/job/none", "there is no job with uuid none");
        contract.refusesDelete(404, "/v1/job/none", "there is no job with uuid none");
        contract.refusesPut(404, "/v1/job/none?jobStatus=stop", Contract.nothing(), "there is no job with uuid none");
        contract.refusesPut(400, "/v1/job/none?jobStatus=go", Contract.nothing(), "jobStatus must be stop");
        contract.refusesPut(400, "/v1/job/none", Contract.nothing(), "jobStatus must be stop");
        contract.refusesGet(400, "/v1/job?status=Sleeping", "unknown job status Sleeping");
    }

    /** The Go command line sends a body without length and type. */
    @Test
    void a_stop_needs_no_body() {
        Api api = contract.api();

        Contract.refused(
                404,
                api.send(api.request("/v1/job/none?jobStatus=stop")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.noBody())),
                "there is no job");
    }
}
