package org.fedai.kubefate.server.webhook;

import java.time.Duration;

/** What became of an event that was sent to a receiver. */
sealed interface Delivery {
    record Accepted() implements Delivery {}

    /** The same request would be refused again. */
    record Refused(String reason) implements Delivery {}

    /**
     * It may be accepted later.
     *
     * @param pause at least this long; zero if the receiver does not say
     */
    record Failed(String reason, Duration pause) implements Delivery {}
}
