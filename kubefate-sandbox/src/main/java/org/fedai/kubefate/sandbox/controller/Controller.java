package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.store.Change;

/** Reconciles objects of one kind with their specs. */
public interface Controller {
    /** The objects to reconcile after a change. */
    Stream<ObjectId> affected(Change change);

    /**
     * Reconciles one object.
     *
     * @return when to reconcile it again even if nothing changes; empty if that is not needed
     */
    Optional<Duration> reconcile(ObjectId id);
}
