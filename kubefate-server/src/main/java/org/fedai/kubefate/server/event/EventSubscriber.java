package org.fedai.kubefate.server.event;

/** Somebody who wants events as they come. */
public interface EventSubscriber {
    /** Called with each event after the subscription, in their order. Must neither block nor throw. */
    void offer(StoredEvent event);
}
