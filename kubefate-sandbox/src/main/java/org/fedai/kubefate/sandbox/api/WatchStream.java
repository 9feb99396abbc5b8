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

/** Sends what changes in a collection, one JSON document a line, until the time the client asked for is over or it leaves. */
final class WatchStream {
    private static final Duration DEFAULT_LENGTH = Duration.ofMinutes(5);
    /** How often a silent stream is written to: only so does one notice that nobody listens any more. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final Store store;
    private final Target target;
    private final Selection selection;
    private final boolean bookmarks;
    private final UnaryOperator<JsonNode> form;

    /** @param form how objects are shown: as they are, or as rows of a table */
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
        long deadline = System.nanoTime() + length(call).toNanos();
        try (OutputStream out = call.stream("application/json")) {
            long cursor = from.isEmpty() || from.equals("0") || initial ? existing(out) : parse(from);
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
                long left = Math.min(deadline - System.nanoTime(), HEARTBEAT.toNanos());
                changes = log.after(cursor, Duration.ofNanos(left));
            } catch (ChangeLog.Forgotten e) {
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

    /** What the change is to someone who sees the selected objects only. */
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
            throw StatusException.badRequest("resourceVersion is no number: " + resourceVersion);
        }
    }

    private static Duration length(ApiCall call) {
        String seconds = call.query("timeoutSeconds");
        try {
            return seconds.isEmpty() ? DEFAULT_LENGTH : Duration.ofSeconds(Long.parseLong(seconds));
        } catch (NumberFormatException e) {
            throw StatusException.badRequest("timeoutSeconds is no number: " + seconds);
        }
    }
}
