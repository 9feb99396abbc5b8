package org.fedai.kubefate.sandbox.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.store.Store;
import org.fedai.kubefate.sandbox.time.ManualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EventsTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Registry registry = new Registry(new Store(1000), clock);
    private final Events events = new Events(registry, clock);
    private final ObjectNode pod =
            Json.object(Map.of("metadata", Map.of("name", "web", "namespace", "default", "uid", "1")));

    @BeforeEach
    void namespace() {
        registry.create(BuiltInTypes.NAMESPACE, "", Json.object(Map.of("metadata", Map.of("name", "default"))), null);
    }

    @Test
    void the_same_event_is_counted() {
        for (int i = 0; i < 5; i++) {
            events.warning(BuiltInTypes.POD, pod, "FailedMount", "no volume");
        }

        assertThat(recorded())
                .singleElement()
                .satisfies(event -> assertThat(Json.number(event, 0, "count")).isEqualTo(5));
    }

    @Test
    void events_that_differ_in_their_text_only_are_combined_after_the_tenth() {
        for (int i = 1; i <= 1000; i++) {
            events.warning(BuiltInTypes.POD, pod, "FailedMount", "no volume " + i);
        }

        assertThat(recorded()).hasSize(11).anySatisfy(event -> {
            assertThat(Json.text(event, "message")).isEqualTo("(combined from similar events): no volume 1000");
            assertThat(Json.number(event, 0, "count")).isEqualTo(990);
        });
    }

    private List<ObjectNode> recorded() {
        return registry.list(BuiltInTypes.EVENT, "default");
    }
}
