package org.fedai.kubefate.sandbox.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.fedai.kubefate.sandbox.store.Change;
import org.fedai.kubefate.sandbox.store.ChangeLog;
import org.fedai.kubefate.sandbox.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Streams the watch events of a collection, one JSON document per line, until the timeout that the client requested or
 * until it disconnects.
 */
final class WatchStream {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);
    /** How often a client that wants bookmarks gets one from an idle stream. */
    private static final Duration BOOKMARKS = Duration.ofSeconds(10);

    private final Store store;
    private final Target target;
    private final Selection selection;
    private final boolean bookmarks;
    private final UnaryOperator<JsonNode> form;

    /** @param form converts each object to its representation: the object itself or a Table with one row */
    WatchStream(Store store, Target target, Selection selection, boolean bookmarks, UnaryOperator<JsonNode> form) {
        this.store = store;
        this.target = target;
        this.selection = selection;
        this.bookmarks = bookmarks;
        this.form = form;
    }

    void send(ApiCall call) throws IOException, InterruptedException {
        String from = call.query("resourceVersion");
        boolean initial = call.flag("sendInitialEvents");
        boolean all = initial || from.isEmpty() || from.equals("0");
        long start = all ? 0 : parse(from);
        long deadline = System.nanoTime() + timeout(call).toNanos();
        try (OutputStream out = call.stream("application/json")) {
            long cursor = all ? existing(out) : start;
            if (initial && bookmarks) {
                write(out, initialEnd(cursor));
            }
            out.flush();
            follow(out, cursor, deadline);
        }
    }

    private void follow(OutputStream out, long start, long deadline) throws IOException, InterruptedException {
        long cursor = start;
        ChangeLog log = store.log();
        while (System.nanoTime() < deadline && !log.isClosed()) {
            List<Change> changes;
            try {
                long remaining = Math.min(deadline - System.nanoTime(), BOOKMARKS.toNanos());
                changes = log.after(cursor, Duration.ofNanos(remaining));
            } catch (ChangeLog.Compacted e) {
                write(
                        out,
                        event(
                                "ERROR",
                                StatusException.expired(Long.toString(cursor)).status()));
                return;
            }
            for (Change change : changes) {
                Optional<ObjectNode> event = event(change);
                if (event.isPresent()) {
                    write(out, event.get());
                }
                cursor = change.revision();
            }
            if (changes.isEmpty() && bookmarks) {
                write(out, bookmark(cursor));
            }
            out.flush();
        }
    }

    private long existing(OutputStream out) throws IOException {
        Store.Snapshot snapshot = store.list(target.type(), target.namespace());
        for (ObjectNode object : snapshot.objects()) {
            if (selection.matches(object)) {
                write(out, event("ADDED", object));
            }
        }
        return snapshot.revision();
    }

    /**
     * The event type as seen through the selector: an object that starts to match is ADDED, one that stops matching is
     * DELETED.
     */
    private Optional<ObjectNode> event(Change change) {
        if (!change.id().type().equals(target.type())
                || !(target.namespace().isEmpty()
                        || target.namespace().equals(change.id().namespace()))) {
            return Optional.empty();
        }
        boolean was = change.before() != null && selection.matches(change.before());
        boolean is = change.after() != null && selection.matches(change.after());
        if (is) {
            return Optional.of(event(was ? "MODIFIED" : "ADDED", change.object()));
        }
        return was ? Optional.of(event("DELETED", change.object())) : Optional.empty();
    }

    private ObjectNode event(String type, JsonNode object) {
        ObjectNode event = Json.object().put("type", type);
        event.set("object", type.equals("ERROR") ? object : form.apply(object));
        return event;
    }

    private ObjectNode bookmark(long revision) {
        ObjectNode object = Json.object()
                .put("kind", target.type().kind())
                .put("apiVersion", target.type().apiVersion());
        object.putObject("metadata").put("resourceVersion", Long.toString(revision));
        ObjectNode event = Json.object().put("type", "BOOKMARK");
        event.set("object", object);
        return event;
    }

    private ObjectNode initialEnd(long revision) {
        ObjectNode bookmark = bookmark(revision);
        Json.ensure(bookmark, "object", "metadata", "annotations").put("k8s.io/initial-events-end", "true");
        return bookmark;
    }

    private static void write(OutputStream out, ObjectNode event) throws IOException {
        out.write((event + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static long parse(String resourceVersion) {
        try {
            return Long.parseLong(resourceVersion);
        } catch (NumberFormatException e) {
            throw StatusException.badRequest("resourceVersion is not a number: " + resourceVersion);
        }
    }

    private static Duration timeout(ApiCall call) {
        String seconds = call.query("timeoutSeconds");
        try {
            return seconds.isEmpty() ? DEFAULT_TIMEOUT : Duration.ofSeconds(Long.parseLong(seconds));
        } catch (NumberFormatException e) {
            throw StatusException.badRequest("timeoutSeconds is not a number: " + seconds);
        }
    }
}
