package org.fedai.kubefate.server.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SandboxSettingsTest {
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withInitializer(
                    context -> context.getEnvironment().setConversionService(new ApplicationConversionService()))
            .withUserConfiguration(KubernetesConfiguration.class)
            .withPropertyValues("kubefate.sandbox=true");

    @Test
    void the_node_of_the_sandbox_has_room_for_twenty_parties() {
        service.run(context -> assertThat(allocatable(context.getBean(KubernetesClient.class)))
                .containsEntry("cpu", new Quantity("256"))
                .containsEntry("memory", new Quantity("1Ti"))
                .containsEntry("pods", new Quantity("1000")));
    }

    @Test
    void the_size_of_the_node_is_a_setting() {
        service.withPropertyValues("kubefate.sandbox-cpu=2", "kubefate.sandbox-memory=4Gi", "kubefate.sandbox-pods=7")
                .run(context -> assertThat(allocatable(context.getBean(KubernetesClient.class)))
                        .containsEntry("cpu", new Quantity("2"))
                        .containsEntry("memory", new Quantity("4Gi"))
                        .containsEntry("pods", new Quantity("7")));
    }

    @Test
    void a_size_that_is_not_a_quantity_stops_the_start_with_the_setting_and_an_example() {
        service.withPropertyValues("kubefate.sandbox-memory=64GB")
                .run(context ->
                        assertThat(context).getFailure().rootCause().message().contains("64GB", "64Gi"));
    }

    private static Map<String, Quantity> allocatable(KubernetesClient client) {
        return client.nodes().list().getItems().getFirst().getStatus().getAllocatable();
    }
}
