package org.fedai.kubefate.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.ClusterApi;
import org.fedai.kubefate.server.testing.Databases;
import org.fedai.kubefate.server.testing.EventListener;
import org.fedai.kubefate.server.testing.EventListener.Received;
import org.fedai.kubefate.server.testing.ServerProcess;
import org.fedai.kubefate.server.testing.TestChart;
import org.fedai.kubefate.server.testing.WebhookReceiver;
import org.fedai.kubefate.server.testing.WebhookReceiver.Delivered;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.junit.jupiter.Testcontainers;
import tools.jackson.databind.JsonNode;

/** Two replicas on one database tell the same, and one goes on where the other has died. */
@Tag("slow")
@Testcontainers(disabledWithoutDocker = true)
class EventReplicasIT {
    @TempDir
    private Path folder;

    @Test
    void on_mariadb_listeners_and_webhooks_survive_a_replica() throws Exception {
        surviveAReplica(Databases.mariaDb());
    }

    @Test
    void on_mysql_listeners_and_webhooks_survive_a_replica() throws Exception {
        surviveAReplica(Databases.mySql());
    }

    private void surviveAReplica(JdbcDatabaseContainer<?> database) throws Exception {
        try (Sandbox sandbox = Sandbox.start(0);
                WebhookReceiver receiver = new WebhookReceiver()) {
            List<String> settings = new ArrayList<>(List.of(Databases.arguments(database, Databases.create(database))));
            settings.add("--kubefate.webhooks[0].url=" + receiver.url("/events"));
            settings.add("--kubefate.webhooks[0].kinds=cluster");
            Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), sandbox.kubeconfig());
            try (ServerProcess one = start("one", kubeconfig, settings);
                    ServerProcess two = start("two", kubeconfig, settings)) {
                Api oneApi = one.service().admin();
                Api twoApi = two.service().anonymous().withToken(oneApi.token());
                new ClusterApi(oneApi).upload(TestChart.named("shared", "v1.0.0"));

                List<Received> first = bothHearAnInstall(oneApi, twoApi);
                List<Received> second =
                        oneIsKilled(one, oneApi, twoApi, first.getLast().id());

                assertThat(second).doesNotContainAnyElementsOf(first);
                eachWasDeliveredOnce(receiver, twoApi);
            }
        }
    }

    private static List<Received> bothHearAnInstall(Api one, Api two) throws Exception {
        try (EventListener here = EventListener.open(one, "");
                EventListener there = EventListener.open(two, "")) {
            install(one, "heard");
            here.await(EventReplicasIT::isEnd);
            there.await(EventReplicasIT::isEnd);
            assertThat(there.received()).containsExactlyElementsOf(here.received());
            return here.received();
        }
    }

    /** The listener of the replica that dies continues at the other. */
    private static List<Received> oneIsKilled(ServerProcess dies, Api one, Api two, String seen) throws Exception {
        EventListener lost = EventListener.open(one, "?last_event_id=" + seen);
        JsonNode job = install(one, "orphaned");
        lost.await(event -> event.name().equals("sub_job"));
        dies.kill();
        Eventually.until(lost::hasEnded);

        Map<String, Received> all = new LinkedHashMap<>();
        lost.received().forEach(event -> all.put(event.id(), event));
        String last = lost.received().getLast().id();
        try (EventListener continued = EventListener.open(two, "?last_event_id=" + last)) {
            continued.await(EventReplicasIT::isEnd);
            assertThat(continued.received()).noneMatch(event -> all.containsKey(event.id()));
            continued.received().forEach(event -> all.put(event.id(), event));
        }
        assertThat(new ClusterApi(two).ended(job).path("status").asString()).isEqualTo("Success");
        assertThat(all.values().stream()
                        .filter(event -> event.name().equals("job_state"))
                        .map(event -> event.data().at("/state/text").asString()))
                .containsAll(ClusterApi.states(new ClusterApi(two).ended(job)).stream()
                        .filter(state -> !state.startsWith("checkout cluster status"))
                        .toList());
        return List.copyOf(all.values());
    }

    private static void eachWasDeliveredOnce(WebhookReceiver receiver, Api api) throws Exception {
        List<Delivered> delivered = Eventually.until(
                () -> receiver.delivered("/events"),
                all -> all.stream().anyMatch(one -> one.body().contains("orphaned/orphaned is Running")));
        try (EventListener all = EventListener.open(api, "?last_event_id=0&kind=cluster")) {
            Received last = all.await(event -> event.text().equals("cluster orphaned/orphaned is Running"));
            List<String> told = all.received().stream()
                    .filter(event -> Long.parseLong(event.id()) <= Long.parseLong(last.id()))
                    .map(event -> event.data().toString())
                    .toList();
            // A replica that dies may have sent an event without having noted that.
            assertThat(delivered.stream().map(Delivered::body).distinct()).containsExactlyElementsOf(told);
            assertThat(delivered).hasSizeLessThanOrEqualTo(told.size() + 1);
        }
    }

    private static boolean isEnd(Received event) {
        return event.name().equals("job")
                && event.data().at("/job/status").asString().equals("Success");
    }

    private static JsonNode install(Api api, String name) {
        Api.Reply begun = new ClusterApi(api)
                .tryInstall(ClusterApi.args(name, name, "shared", "v1.0.0", "web: {fake-kubelet/delay: \"3\"}\n"));
        assertThat(begun.status()).as(begun.raw().body()).isEqualTo(200);
        return begun.data();
    }

    private ServerProcess start(String replica, Path kubeconfig, List<String> settings) throws Exception {
        return ServerProcess.start(folder.resolve(replica + ".log"), kubeconfig, settings.toArray(String[]::new));
    }
}
