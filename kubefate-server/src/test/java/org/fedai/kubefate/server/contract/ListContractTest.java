package org.fedai.kubefate.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.fedai.kubefate.server.testing.TestChart;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Paging and filtering of lists, and the number of their SQL statements. */
@ServerTest
class ListContractTest {
    private static final String NAMESPACE = "contract-lists";

    @Autowired
    private EntityManagerFactory entities;

    private Api api;
    private String clusterId = "";

    @BeforeEach
    void three_clusters(RunningService service) {
        Contract contract = new Contract(service.admin());
        api = contract.api();
        ClusterApi clusters = service.clusters();
        clusters.upload(TestChart.named("listed", "v1.0.0")
                .with("templates/web.yaml", "")
                .with("templates/store.yaml", "")
                .with("templates/service.yaml", "")
                .with("templates/config.yaml", ""));
        if (api.get("/v1/cluster?namespace=" + NAMESPACE).data().isEmpty()) {
            for (String name : List.of("list-a", "list-b", "list-c")) {
                Api.Reply begun = clusters.tryInstall(ClusterApi.args(name, NAMESPACE, "listed", "v1.0.0", ""));
                assertThat(clusters.ended(begun.data()).path("status").asString())
                        .isEqualTo("Success");
            }
        }
        clusterId =
                api.get("/v1/cluster?name=list-b").data().get(0).path("uuid").asString();
    }

    @Test
    void clusters_are_paged_and_filtered() {
        String ours = "/v1/cluster?namespace=" + NAMESPACE;
        assertThat(names(ours)).containsExactly("list-a", "list-b", "list-c");
        assertThat(names(ours + "&limit=2")).containsExactly("list-a", "list-b");
        assertThat(names(ours + "&limit=2&offset=2")).containsExactly("list-c");
        assertThat(names(ours + "&offset=1")).containsExactly("list-b", "list-c");
        assertThat(names(ours + "&offset=9")).isEmpty();
        assertThat(names(ours + "&status=Running")).hasSize(3);
        assertThat(names(ours + "&status=running")).hasSize(3);
        assertThat(names(ours + "&status=Failed")).isEmpty();
        assertThat(names("/v1/cluster?name=list-b")).containsExactly("list-b");
        assertThat(names("/v1/cluster?name=list")).isEmpty();
        assertThat(names("/v1/cluster")).contains("list-a", "list-b", "list-c");
    }

    @Test
    void jobs_are_paged_and_filtered() {
        String ours = "/v1/job?cluster_id=" + clusterId;
        assertThat(api.get(ours).data().size()).isEqualTo(1);
        assertThat(api.get(ours + "&status=Success").data().size()).isEqualTo(1);
        assertThat(api.get(ours + "&status=Failed").data().size()).isZero();
        assertThat(api.get(ours + "&offset=1").data().size()).isZero();
        assertThat(api.get("/v1/job?cluster_id=none").data().size()).isZero();
        assertThat(api.get("/v1/job?limit=2").data().size()).isEqualTo(2);
        int all = api.get("/v1/job").data().size();
        assertThat(api.get("/v1/job?offset=" + (all - 1)).data().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/cluster?", "/v1/job?", "/v1/chart?details=false&", "/v1/user?"})
    void the_newest_are_first_on_request(String path) {
        List<String> oldest = uuids(path + "sort=oldest");

        assertThat(oldest).isNotEmpty().isEqualTo(uuids(path));
        assertThat(uuids(path + "sort=newest")).isEqualTo(oldest.reversed());
        assertThat(uuids(path + "sort=newest&limit=1")).containsExactly(oldest.getLast());
    }

    private List<String> uuids(String path) {
        return api.get(path)
                .data()
                .valueStream()
                .map(one -> one.path("uuid").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/cluster", "/v1/job", "/v1/chart", "/v1/user"})
    void invalid_pages_are_rejected(String path) {
        for (String query : List.of("limit=0", "limit=-1", "offset=-1")) {
            Contract.refused(400, api.get(path + "?" + query), "limit must be at least 1 and offset at least 0");
        }
        Contract.refused(400, api.get(path + "?sort=name"), "sort must be oldest or newest");
        Contract.refused(400, api.get(path + "?limit=ten"), "limit=ten is invalid; expected a whole number");
        Contract.refused(400, api.get(path + "/?offset=1.5"), "offset=1.5 is invalid; expected a whole number");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/cluster?status=Asleep, unknown cluster status Asleep; expected one of Pending",
        "/v1/job?status=Asleep, unknown job status Asleep; expected one of Pending",
        "/v1/cluster?all=perhaps, all=perhaps is invalid; expected true or false"
    })
    void invalid_filters_are_rejected(String path, String error) {
        Contract.refused(400, api.get(path), error);
    }

    /**
     * One statement for the caller's account and a constant number for the list, whatever its length; the contents of
     * charts are read in batches.
     */
    @ParameterizedTest
    @CsvSource({"/v1/cluster, 4", "/v1/job, 5", "/v1/chart?details=false, 2", "/v1/chart?limit=10, 3", "/v1/user, 2"})
    void the_number_of_statements_does_not_depend_on_the_length_of_a_list(String path, int most) {
        Statistics statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            // Background work may add statements to some measurements, but not to all.
            long least = IntStream.range(0, 10)
                    .mapToLong(i -> {
                        long before = statistics.getPrepareStatementCount();
                        assertThat(api.get(path).status()).isEqualTo(200);
                        return statistics.getPrepareStatementCount() - before;
                    })
                    .min()
                    .orElseThrow();
            assertThat(least).isBetween(1L, (long) most);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private List<String> names(String path) {
        List<String> names = new ArrayList<>();
        JsonNode listed = api.get(path).data();
        listed.forEach(cluster -> names.add(cluster.path("name").asString()));
        return names;
    }
}
