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
 * Stores all objects. Writes are serialized, and each increments the revision of the store; the new object is computed
 * inside the write, so that no concurrent change is lost.
 */
public final class Store {
    private static final long MOST_LOST_REVISIONS = 1_000_000;

    private final Map<ResourceType, NavigableMap<Key, ObjectNode>> objects = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final ChangeLog log;
    private long revision = 1;

    /** Ordered by namespace, then name. */
    private record Key(String namespace, String name) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byNamespace = namespace.compareTo(other.namespace);
            return byNamespace == 0 ? name.compareTo(other.name) : byNamespace;
        }
    }

    /** Objects at one revision. */
    public record Snapshot(long revision, List<ObjectNode> objects) {}

    /** @param history how many changes are kept for watches */
    public Store(int history) {
        this.log = new ChangeLog(history);
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

    /** All objects. */
    public Contents contents() {
        lock.lock();
        try {
            List<Contents.Entry> entries = new ArrayList<>();
            objects.forEach((type, row) -> row.forEach((key, object) ->
                    entries.add(new Contents.Entry(new ObjectId(type, key.namespace(), key.name()), object))));
            return new Contents(revision, entries);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Fills an empty store. The revision is advanced, because changes after the given contents may be lost: clients that have seen them have to list the objects
     * again.
     */
    public void restore(Contents contents) {
        lock.lock();
        try {
            contents.entries().forEach(entry -> row(entry.id().type()).put(key(entry.id()), entry.object()));
            revision = contents.revision() + MOST_LOST_REVISIONS;
            log.beginAt(revision);
        } finally {
            lock.unlock();
        }
    }

    public Optional<ObjectNode> get(ObjectId id) {
        lock.lock();
        try {
            return Optional.ofNullable(row(id.type()).get(key(id)));
        } finally {
            lock.unlock();
        }
    }

    /** @param namespace empty for all */
    public Snapshot list(ResourceType type, String namespace) {
        lock.lock();
        try {
            List<ObjectNode> found = new ArrayList<>();
            (namespace.isEmpty() ? row(type) : row(type).tailMap(new Key(namespace, ""), true))
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
     * Replaces an object atomically.
     *
     * @param change gets the stored object, or null if there is none, and returns the new one: the same object for no
     *     change, null to remove it. If it throws, the object is not changed.
     * @return the object after the change, or the removed object
     */
    public Optional<ObjectNode> change(ObjectId id, Mutation change) {
        lock.lock();
        try {
            NavigableMap<Key, ObjectNode> row = row(id.type());
            ObjectNode before = row.get(key(id));
            ObjectNode after = change.of(before);
            if (Objects.equals(after, before)) {
                return Optional.ofNullable(before);
            }
            revision++;
            if (after == null) {
                row.remove(key(id));
                ObjectNode removed = stamped(Objects.requireNonNull(before).deepCopy());
                log.append(new Change(revision, id, removed, null));
                return Optional.of(removed);
            }
            row.put(key(id), stamped(after));
            log.append(new Change(revision, id, before, after));
            return Optional.of(after);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Computes a change without storing it.
     *
     * @return the object as {@link #change} would return it, without a new resource version
     */
    public Optional<ObjectNode> preview(ObjectId id, Mutation change) {
        lock.lock();
        try {
            ObjectNode before = row(id.type()).get(key(id));
            ObjectNode after = change.of(before);
            return Optional.ofNullable(after == null ? before : after);
        } finally {
            lock.unlock();
        }
    }

    /** Discards the change log, so that watches from older revisions end with 410 (Gone). */
    public void compact() {
        log.compact();
    }

    public void close() {
        log.close();
    }

    /** Computes the new version of an object. */
    @FunctionalInterface
    public interface Mutation {
        @Nullable
        ObjectNode of(@Nullable ObjectNode before);
    }

    private ObjectNode stamped(ObjectNode object) {
        Json.ensure(object, "metadata").put("resourceVersion", Long.toString(revision));
        return object;
    }

    private NavigableMap<Key, ObjectNode> row(ResourceType type) {
        return objects.computeIfAbsent(type, unused -> new TreeMap<>());
    }

    private static Key key(ObjectId id) {
        return new Key(id.namespace(), id.name());
    }
}
