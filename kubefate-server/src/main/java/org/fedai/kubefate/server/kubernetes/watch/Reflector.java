package org.fedai.kubefate.server.kubernetes.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesErrors;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Lists and watches the objects under one path and passes them to a listener until it is closed. Each watch resumes at
 * the resource version of the previous one; if that version has expired (410 Gone) or the connection was lost, the
 * objects are listed again. There is no polling.
 */
public final class Reflector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reflector.class);
    private static final Duration WATCH = Duration.ofMinutes(5);
    /** A watch that has not ended by then has lost its connection. */
    private static final Duration WATCH_TIMEOUT = WATCH.plusSeconds(30);

    private static final Duration MIN_BACKOFF = Duration.ofMillis(100);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(5);

    private final KubeApi api;
    private final String attempt;
    private final String path;
    private final String selector;
    private final Listener listener;
    private final Thread thread;
    private final boolean onlyMetadata;
    /** The resource version at which the next watch starts; accessed only by {@link #thread} once it is running. */
    private String resourceVersion = "";

    private volatile boolean closed;
    private volatile boolean current;

    /** Whether the permission to watch is missing; accessed only by {@link #thread} once it is running. */
    private boolean unwatchable;

    /** Receives the objects and their changes. Called by one thread at a time; must not block for long. */
    public interface Listener {
        /** The complete list; objects that are not in it no longer exist. */
        void all(List<JsonNode> objects);

        void changed(JsonNode object);

        void deleted(JsonNode object);
    }

    /** The resource version of the watch has expired. */
    private static final class Expired extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Lists the objects, then watches them in the background.
     *
     * @param what for messages: {@code Pods in namespace a}
     * @param selector query parameters such as {@code fieldSelector=...}; may be empty
     * @throws KubernetesException if the first list request fails
     */
    public static Reflector open(KubeApi api, String what, String path, String selector, Listener listener) {
        Reflector reflector = new Reflector(api, what, path, selector, false, listener);
        reflector.resourceVersion = reflector.list();
        reflector.thread.start();
        return reflector;
    }

    /**
     * Like {@link #open}, but finds out before anything is read whether the objects may be watched.
     *
     * @param onlyMetadata whether the listener needs no more than the metadata
     * @throws KubernetesException of kind {@code FORBIDDEN} if they may not
     */
    static Reflector openWatchable(
            KubeApi api, String what, String path, String selector, boolean onlyMetadata, Listener listener) {
        Reflector reflector = new Reflector(api, what, path, selector, onlyMetadata, listener);
        reflector.resourceVersion = reflector.list();
        reflector.probe();
        reflector.thread.start();
        return reflector;
    }

    /** Whether the listener knows the objects as they are, except for changes that are under way. */
    boolean isCurrent() {
        return current;
    }

    private Reflector(KubeApi api, String what, String path, String selector, boolean onlyMetadata, Listener listener) {
        this.onlyMetadata = onlyMetadata;
        this.api = api;
        this.attempt = "watch " + what;
        this.path = path;
        this.selector = selector;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name(attempt).unstarted(this::run);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        Duration backoff = MIN_BACKOFF;
        boolean lost = false;
        while (!closed) {
            try {
                if (lost) {
                    resourceVersion = list();
                    lost = false;
                    if (!unwatchable) {
                        LOG.info("{}: connection restored", attempt);
                    }
                }
                follow();
                backoff = MIN_BACKOFF;
            } catch (Expired e) {
                lost = true;
            } catch (KubernetesException | IOException e) {
                if (!lost && !closed && !unwatchable) {
                    LOG.warn("cannot {}, retrying: {}", attempt, e.getMessage());
                }
                unwatchable = e instanceof KubernetesException refusal
                        && refusal.kind() == KubernetesException.Kind.FORBIDDEN;
                current = unwatchable && current;
                lost = true;
                backoff = backOff(backoff);
            } catch (InterruptedException e) {
                // Only close() interrupts this thread.
                return;
            }
        }
    }

    private Duration backOff(Duration backoff) {
        long millis = backoff.toMillis();
        try {
            TimeUnit.MILLISECONDS.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis));
        } catch (InterruptedException e) {
            closed = true;
        }
        Duration next = backoff.multipliedBy(2);
        return next.compareTo(MAX_BACKOFF) > 0 ? MAX_BACKOFF : next;
    }

    private String list() {
        String query = path + (selector.isEmpty() ? "" : "?" + selector);
        KubeApi.Response answer = onlyMetadata ? api.getMetadata(attempt, query) : api.get(attempt, query);
        if (!answer.isSuccess()) {
            throw KubernetesErrors.of(attempt, answer.status(), answer.body());
        }
        List<JsonNode> objects = new ArrayList<>();
        answer.body().path("items").forEach(objects::add);
        listener.all(objects);
        current = true;
        return resourceVersion(answer.body());
    }

    private void probe() {
        try {
            open("?watch=true&timeoutSeconds=1&resourceVersion=" + resourceVersion
                            + (selector.isEmpty() ? "" : "&" + selector))
                    .close();
        } catch (IOException | Expired e) {
            LOG.debug("{}: {}", attempt, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KubernetesErrors.interrupted(attempt, e);
        }
    }

    private void follow() throws IOException, InterruptedException, Expired {
        String query = "?watch=true&allowWatchBookmarks=true&timeoutSeconds=" + WATCH.toSeconds() + "&resourceVersion="
                + resourceVersion + (selector.isEmpty() ? "" : "&" + selector);
        CompletableFuture<Void> silence = new CompletableFuture<>();
        try (InputStream stream = open(query);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            CompletableFuture<Void> rescue = silence.completeOnTimeout(
                            null, WATCH_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .thenRun(() -> quietly(stream));
            String line;
            while (!closed && (line = lines.readLine()) != null) {
                dispatch(api.tree(line));
            }
            rescue.cancel(false);
        } finally {
            silence.cancel(false);
        }
    }

    private InputStream open(String query) throws InterruptedException, Expired {
        try {
            return onlyMetadata ? api.streamMetadata(attempt, path + query) : api.stream(attempt, path + query);
        } catch (KubernetesException e) {
            if (e.kind() == KubernetesException.Kind.NOT_FOUND) {
                throw new Expired();
            }
            throw e;
        }
    }

    private void dispatch(JsonNode event) throws Expired, IOException {
        JsonNode object = event.path("object");
        String type = event.path("type").asString("");
        switch (type) {
            case "ADDED", "MODIFIED" -> listener.changed(object);
            case "DELETED" -> listener.deleted(object);
            case "BOOKMARK" -> LOG.trace("{}: bookmark", attempt);
            case "ERROR" -> {
                if (object.path("code").asInt(0) == 410) {
                    throw new Expired();
                }
                throw new IOException(object.path("message").asString("error without a message"));
            }
            default -> throw new IOException("unknown kind of event: " + type);
        }
        resourceVersion = resourceVersion(object);
    }

    private void quietly(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("{}: closing a dead connection: {}", attempt, e.getMessage());
        }
    }

    private static String resourceVersion(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asString("");
    }
}
