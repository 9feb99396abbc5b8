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
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Tells an audience what is under one path and every change of it, for as long as it is open: one list, then one watch after the other, each
 * from where the last one stopped. When Kubernetes has forgotten that point (410), or was away, it lists anew. No polling.
 */
public final class Reflector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reflector.class);
    private static final Duration WATCH = Duration.ofMinutes(5);
    /** A watch that Kubernetes has not ended by then hangs on a dead connection. */
    private static final Duration DEAD = WATCH.plusSeconds(30);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final KubeApi api;
    private final String attempt;
    private final String path;
    private final String selector;
    private final Audience audience;
    private final Thread thread;
    /** Where the next watch starts; touched by {@link #thread} only, once that runs. */
    private String from = "";

    private volatile boolean closed;

    /** Who is told. Called by one thread at a time; must not block for long. */
    public interface Audience {
        /** The whole picture: what is not in it is gone. */
        void all(List<JsonNode> objects);

        void changed(JsonNode object);

        void gone(JsonNode object);
    }

    /** The point from which a watch was to go on is forgotten. */
    private static final class Forgotten extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Lists, tells the audience, and goes on watching in the background.
     *
     * @param what for messages: {@code Pods in namespace a}
     * @param selector query parameters that narrow it down, such as {@code fieldSelector=...}; may be empty
     * @throws KubernetesException when the first list is refused
     */
    public static Reflector open(KubeApi api, String what, String path, String selector, Audience audience) {
        Reflector reflector = new Reflector(api, what, path, selector, audience);
        reflector.from = reflector.list();
        reflector.thread.start();
        return reflector;
    }

    private Reflector(KubeApi api, String what, String path, String selector, Audience audience) {
        this.api = api;
        this.attempt = "watch " + what;
        this.path = path;
        this.selector = selector;
        this.audience = audience;
        this.thread = Thread.ofVirtual().name(attempt).unstarted(this::run);
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        boolean lost = false;
        while (!closed) {
            try {
                if (lost) {
                    from = list();
                    lost = false;
                    LOG.info("{} again", attempt);
                }
                follow();
                pause = SHORTEST_PAUSE;
            } catch (Forgotten e) {
                lost = true;
            } catch (KubernetesException | IOException e) {
                if (!lost && !closed) {
                    LOG.warn("cannot {} for the moment, trying again: {}", attempt, e.getMessage());
                }
                lost = true;
                pause = rest(pause);
            } catch (InterruptedException e) {
                // close() is the only one who interrupts.
                return;
            }
        }
    }

    private Duration rest(Duration pause) {
        long millis = pause.toMillis();
        try {
            TimeUnit.MILLISECONDS.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis));
        } catch (InterruptedException e) {
            closed = true;
        }
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    private String list() {
        KubeApi.Response answer = api.get(attempt, path + (selector.isEmpty() ? "" : "?" + selector));
        if (!answer.isSuccess()) {
            throw Refusal.of(attempt, answer.status(), answer.body());
        }
        List<JsonNode> objects = new ArrayList<>();
        answer.body().path("items").forEach(objects::add);
        audience.all(objects);
        return resourceVersion(answer.body());
    }

    private void follow() throws IOException, InterruptedException, Forgotten {
        String query = "?watch=true&allowWatchBookmarks=true&timeoutSeconds=" + WATCH.toSeconds() + "&resourceVersion="
                + from + (selector.isEmpty() ? "" : "&" + selector);
        CompletableFuture<Void> silence = new CompletableFuture<>();
        try (InputStream stream = open(query);
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            CompletableFuture<Void> rescue = silence.completeOnTimeout(null, DEAD.toSeconds(), TimeUnit.SECONDS)
                    .thenRun(() -> quietly(stream));
            String line;
            while (!closed && (line = lines.readLine()) != null) {
                tell(api.tree(line));
            }
            rescue.cancel(false);
        } finally {
            silence.cancel(false);
        }
    }

    private InputStream open(String query) throws InterruptedException, Forgotten {
        try {
            return api.stream(attempt, path + query);
        } catch (KubernetesException e) {
            if (e.kind() == KubernetesException.Kind.NOT_FOUND) {
                throw new Forgotten();
            }
            throw e;
        }
    }

    private void tell(JsonNode event) throws Forgotten, IOException {
        JsonNode object = event.path("object");
        String type = event.path("type").asString("");
        switch (type) {
            case "ADDED", "MODIFIED" -> audience.changed(object);
            case "DELETED" -> audience.gone(object);
            case "BOOKMARK" -> LOG.trace("{}: bookmark", attempt);
            case "ERROR" -> {
                if (object.path("code").asInt(0) == 410) {
                    throw new Forgotten();
                }
                throw new IOException(object.path("message").asString("error without a message"));
            }
            default -> throw new IOException("unknown kind of event: " + type);
        }
        from = resourceVersion(object);
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
