package org.fedai.kubefate.server.cluster;

import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostUpdate;
import org.fedai.kubefate.common.api.Event;
import org.fedai.kubefate.common.api.EventCluster;
import org.fedai.kubefate.server.event.EventOutbox;

/**
 * Stores an event when what it tells of a cluster has changed, whoever changes it: called by Hibernate when it has read or written the
 * row.
 */
class ClusterEvents {
    private final EventOutbox outbox;

    ClusterEvents(EventOutbox outbox) {
        this.outbox = outbox;
    }

    @PostLoad
    void loaded(ClusterEntity cluster) {
        cluster.tell(view(cluster));
    }

    @PostPersist
    @PostUpdate
    void changed(ClusterEntity cluster) {
        EventCluster now = view(cluster);
        if (cluster.tell(now)) {
            String status = cluster.status().toString();
            String text = "cluster " + cluster.toRelease() + " is " + status
                    + (cluster.drift() == null ? "" : ", and differs from what was applied");
            outbox.add(new Event(0, Event.Kind.CLUSTER, cluster.updatedAt(), text, now, null, null, null), status);
        }
    }

    private static EventCluster view(ClusterEntity cluster) {
        return new EventCluster(
                cluster.uuid(),
                cluster.name(),
                cluster.namespace(),
                cluster.status(),
                cluster.chartName(),
                cluster.chartVersion(),
                cluster.revision(),
                cluster.drift() != null);
    }
}
