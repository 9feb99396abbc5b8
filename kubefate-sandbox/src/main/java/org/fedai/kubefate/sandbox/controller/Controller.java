package org.fedai.kubefate.sandbox.controller;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.store.Change;

/** Brings objects of some kind nearer to what their specs ask for, a step at a time. */
public interface Controller {
    /** The objects to look at because of a change. */
    Stream<ObjectId> affected(Change change);

    /**
     * Looks at one object and does what is next.
     *
     * @return when to look again even if nothing changes; empty when that is not needed
     */
    Optional<Duration> reconcile(ObjectId id);
}
