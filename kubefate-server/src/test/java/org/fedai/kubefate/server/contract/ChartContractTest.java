package org.fedai.kubefate.server.contract;

import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServerTest
class ChartContractTest {
    private static final String CHART = """
            {MODEL "name": "NAME", "chart": "<text>", "values": "<text>", "values_template": "<text>",
             "values_template_example": "<text>", "templates": [{"name": "<text>", "data": "<base64>"}, "..."],
             "version": "<version>", "app_version": "<text>"}
            """.replace("MODEL", Contract.MODEL);

    private static final String UPLOADED = """
            {"msg": "CreateChart Success", "data": {"helmUUID": "<uuid>"}}
            """;

    private Contract contract;
    private Api api;

    @BeforeEach
    void log_in(RunningService service) {
        contract = new Contract(service.admin());
        api = contract.api();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void upload_get_and_delete(String slash) {
        byte[] archive = TestChart.named("contract-upload", "v1.0.0").archive();
        Contract.is(200, api.upload("/v1/chart" + slash, "file", archive), UPLOADED);
        Api.Reply again = Contract.is(200, api.upload("/v1/chart" + slash, "file", archive), UPLOADED);
        String path = "/v1/chart/" + again.data().path("helmUUID").asString();

        contract.get(path, """
                {"msg": "getChart Success", "data": DATA}
                """.replace("DATA", CHART.replace("NAME", "contract-upload")));
        contract.get("/v1/chart/valueTemplateExample/contract-upload/v1.0.0", """
                {"msg": "getChartByNameVersion Success", "data": "name: one\\ngreeting: hello\\n"}
                """);
        contract.delete(path + slash, """
                {"msg": "deleteChart Success"}
                """);
        contract.refusesGet(404, path, "there is no chart with uuid");
    }

    @Test
    void list() {
        Shape.assertIs(api.get("/v1/chart/?limit=2").body(), """
                {"msg": "getChartList Success", "data": [CHART, CHART]}
                """.replace("CHART", CHART.replace("NAME", "<text>")));
        Shape.assertIs(
                api.get("/v1/chart?limit=1&offset=1").body(), """
                {"msg": "getChartList Success", "data": [CHART]}
                """.replace("CHART", CHART.replace("NAME", "<text>")));
    }

    @Test
    void refusals() {
        contract.refusesGet(404, "/v1/chart/none", "there is no chart with uuid none");
        contract.refusesDelete(404, "/v1/chart/none", "there is no chart with uuid none");
        byte[] nothing = new byte[0];
        byte[] nonsense = new byte[1000];
        byte[] large = new byte[(20 << 20) + 1];
        for (String path : new String[] {"/v1/chart", "/v1/chart/"}) {
            Contract.refused(400, api.upload(path, "other", nonsense), "multipart field");
            Contract.refused(400, api.upload(path, "file", nothing), "the chart is missing");
            Contract.refused(422, api.upload(path, "file", nonsense), "");
            Contract.refused(413, api.upload(path, "file", large), "20 MiB");
            Contract.refused(400, api.post(path, "{}"), "multipart field");
        }
    }
}
