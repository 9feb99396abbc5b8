package org.fedai.kubefate.server.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.util.List;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.common.api.Namespace;
import org.fedai.kubefate.sandbox.testing.Eventually;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.fedai.kubefate.server.kubernetes.api.Namespaces.Presence;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.junit.jupiter.api.Test;

@OnEveryKubernetes
class NamespacesTest {
    private final KubernetesUnderTest kubernetes;
    private final KubeApi api;
    private final Namespaces namespaces;

    NamespacesTest(KubernetesUnderTest kubernetes) {
        this.kubernetes = kubernetes;
        this.api = new KubeApi(kubernetes.client());
        this.namespaces = new Namespaces(api, Clock.systemUTC());
    }

    @Test
    void a_namespace_is_created_once() throws InterruptedException {
        String name = "created-" + kubernetes.namespace();
        KubernetesObjects objects = new KubernetesObjects(api, new ResourceTypes(api));
        ObjectKey key = new ObjectKey("v1", "Namespace", null, name);

        assertThat(namespaces.presence(name)).isEqualTo(Presence.ABSENT);
        assertThat(namespaces.create(name)).isTrue();
        assertThat(namespaces.create(name)).isFalse();
        assertThat(namespaces.presence(name)).isEqualTo(Presence.ACTIVE);

        objects.delete(key);
        assertThat(objects.awaitGone(List.of(key), Eventually.STANDSTILL)).isEmpty();
        assertThat(namespaces.presence(name)).isEqualTo(Presence.ABSENT);
    }

    @Test
    void an_invalid_namespace_name_is_rejected() {
        assertThatExceptionOfType(KubernetesException.class)
                .isThrownBy(() -> namespaces.create("FATE_9999"))
                .withMessageContaining("FATE_9999")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(KubernetesException.Kind.INVALID));
    }

    @Test
    void namespaces_are_listed_as_existing_clients_expect() {
        String name = kubernetes.namespace();

        assertThat(namespaces.list(List.of()).namespaces())
                .filteredOn(namespace -> namespace.name().equals(name))
                .singleElement()
                .satisfies(namespace -> {
                    assertThat(namespace.status()).isEqualTo("Active");
                    assertThat(namespace.age()).matches("\\d+s");
                });
        assertThat(namespaces.list(List.of()).namespaces())
                .extracting(Namespace::name)
                .contains("default");
    }
}
