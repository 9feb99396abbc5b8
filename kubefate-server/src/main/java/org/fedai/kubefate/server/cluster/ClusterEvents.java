package org.fedai.kubefate.server.cluster;

import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import org.fedai.kubefate.common.api.Event;
import org.fedai.kubefate.common.api.EventCluster;
import org.fedai.kubefate.server.event.EventOutbox;

/** Stores an event with each change of a cluster, whoever makes it: called by Hibernate when it has written the row. */
class ClusterEvents {
    private final EventOutbox outbox;

    ClusterEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    @PostPersist
    @PostUpdate
    void changed(ClusterEntity cluster) {
        String status = cluster.status().toString();
        outbox.add(
                new Event(
                        0,
                        Event.Kind.CLUSTER,
                        cluster.updatedAt(),
                        "cluster " + cluster.namespace() + "/" + cluster.name() + " is " + status,
                        new EventCluster(
                                cluster.uuid(),
                                cluster.name(),
                                cluster.namespace(),
                                cluster.status(),
                                cluster.chartName(),
                                cluster.chartVersion(),
                                cluster.revision()),
                        null,
                        null,
                        null),
                status);
    }
}
