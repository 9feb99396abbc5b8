package org.fedai.kubefate.server.kubernetes.api;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How many requests were sent to the API server since the start of the service. Thread-safe. */
public final class RequestCounts {
    private final Map<Verb, LongAdder> counts = new EnumMap<>(Verb.class);

    /** What requests do, in the words of Kubernetes; a GET may read one object or a list. */
    public enum Verb {
        GET,
        WATCH,
        PATCH,
        POST,
        DELETE
    }

    RequestCounts() {
        for (Verb verb : Verb.values()) {
            counts.put(verb, new LongAdder());
        }
    }

    void add(String method, String path) {
        Verb verb = path.contains("?watch=true") ? Verb.WATCH : Verb.valueOf(method);
        LongAdder count = counts.get(verb);
        if (count != null) {
            count.increment();
        }
    }

    public long of(Verb verb) {
        LongAdder count = counts.get(verb);
        return count == null ? 0 : count.sum();
    }
}
