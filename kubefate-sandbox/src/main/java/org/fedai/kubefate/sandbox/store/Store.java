package org.fedai.kubefate.sandbox.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * All objects. Writes happen one at a time, each gives the store its next revision; what a writer computes from the old object happens
 * inside the write, so that nobody comes in between.
 */
public final class Store {
    private final Map<ResourceType, NavigableMap<Place, ObjectNode>> objects = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final ChangeLog log;
    private long revision = 1;

    /** Sorts by namespace, then name. */
    private record Place(String namespace, String name) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byNamespace = namespace.compareTo(other.namespace);
            return byNamespace == 0 ? name.compareTo(other.name) : byNamespace;
        }
    }

    /** Objects as they all were at one revision. */
    public record Snapshot(long revision, List<ObjectNode> objects) {}

    /** @param memory how many changes are remembered for watches */
    public Store(int memory) {
        this.log = new ChangeLog(memory);
    }

    public ChangeLog log() {
        return log;
    }

    public long revision() {
        lock.lock();
        try {
            return revision;
        } finally {
            lock.unlock();
        }
    }

    public Optional<ObjectNode> get(ObjectId id) {
        lock.lock();
        try {
            return Optional.ofNullable(row(id.type()).get(place(id)));
        } finally {
            lock.unlock();
        }
    }

    /** @param namespace empty for all */
    public Snapshot list(ResourceType type, String namespace) {
        lock.lock();
        try {
            List<ObjectNode> found = new ArrayList<>();
            (namespace.isEmpty() ? row(type) : row(type).tailMap(new Place(namespace, ""), true))
                    .entrySet().stream()
                            .takeWhile(entry -> namespace.isEmpty()
                                    || entry.getKey().namespace().equals(namespace))
                            .forEach(entry -> found.add(entry.getValue()));
            return new Snapshot(revision, found);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Replaces an object by what {@code change} makes of it.
     *
     * @param change gets the stored object, or null when there is none, and gives its successor: the same to leave it, null to remove it.
     *     What it throws leaves the object as it is.
     * @return the object as it is afterwards; the removed one when it was removed
     */
    public Optional<ObjectNode> change(ObjectId id, Successor change) {
        lock.lock();
        try {
            NavigableMap<Place, ObjectNode> row = row(id.type());
            ObjectNode before = row.get(place(id));
            ObjectNode after = change.of(before);
            if (Objects.equals(after, before)) {
                return Optional.ofNullable(before);
            }
            revision++;
            if (after == null) {
                row.remove(place(id));
                ObjectNode removed = stamped(Objects.requireNonNull(before).deepCopy());
                log.append(new Change(revision, id, removed, null));
                return Optional.of(removed);
            }
            row.put(place(id), stamped(after));
            log.append(new Change(revision, id, before, after));
            return Optional.of(after);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets past changes, so that watches from before end with 410. */
    public void compact() {
        log.compact();
    }

    public void close() {
        log.close();
    }

    /** What becomes of an object. */
    @FunctionalInterface
    public interface Successor {
        @Nullable
        ObjectNode of(@Nullable ObjectNode before);
    }

    private ObjectNode stamped(ObjectNode object) {
        Json.ensure(object, "metadata").put("resourceVersion", Long.toString(revision));
        return object;
    }

    private NavigableMap<Place, ObjectNode> row(ResourceType type) {
        return objects.computeIfAbsent(type, unused -> new TreeMap<>());
    }

    private static Place place(ObjectId id) {
        return new Place(id.namespace(), id.name());
    }
}
