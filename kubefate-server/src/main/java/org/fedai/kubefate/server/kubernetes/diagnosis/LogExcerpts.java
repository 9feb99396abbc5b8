package org.fedai.kubefate.server.kubernetes.diagnosis;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.watch.WatchedType;

/** The last log lines of crashed containers, read once per crash and cached for the latest crashes. */
public final class LogExcerpts {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int LINES = 5;
    private static final int BYTES = 2000;
    private static final int CACHE_SIZE = 200;

    private final KubeApi api;
    private final Map<String, String> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > CACHE_SIZE;
        }
    };

    public LogExcerpts(KubeApi api) {
        this.api = api;
    }

    /**
     * The last lines that the container logged before it crashed, joined by {@code " | "}; empty if they cannot be
     * read.
     */
    String lastLines(Pod pod, ContainerStatus status) {
        String crash = pod.getMetadata().getUid() + "/" + status.getName() + "/" + status.getRestartCount();
        synchronized (known) {
            String lines = known.get(crash);
            if (lines != null) {
                return lines;
            }
        }
        String lines = read(pod, status);
        synchronized (known) {
            known.put(crash, lines);
        }
        return lines;
    }

    private String read(Pod pod, ContainerStatus status) {
        boolean previous = status.getState() == null || status.getState().getTerminated() == null;
        String path = WatchedType.POD.path(pod.getMetadata().getNamespace()) + "/"
                + pod.getMetadata().getName() + "/log?container=" + status.getName() + "&tailLines=" + LINES
                + "&limitBytes=" + BYTES;
        try {
            String text = text(path + "&previous=" + previous);
            return text.isEmpty() && previous ? text(path) : text;
        } catch (KubernetesException e) {
            // The problem is reported without them.
            return "";
        }
    }

    private String text(String path) {
        KubeApi.Text answer = api.text("read the log of a crashed container", path, TIMEOUT);
        return answer.status() == 200
                ? whole(answer.body())
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining(" | "))
                : "";
    }

    /** Drops the last word if the limit truncated it: a truncated secret could not be recognized and masked. */
    private static String whole(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length < BYTES) {
            return text;
        }
        int end = text.length();
        while (end > 0 && !Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
