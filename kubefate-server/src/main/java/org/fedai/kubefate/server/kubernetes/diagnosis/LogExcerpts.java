package org.fedai.kubefate.server.kubernetes.diagnosis;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.logs.TellingLines;
import org.fedai.kubefate.server.kubernetes.watch.WatchedType;

/** The last log lines of crashed containers, read once per crash and cached for the latest crashes. */
public final class LogExcerpts {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int LINES = 5;
    private static final int CHARACTERS = 2000;
    /** Enough for the frames of a Java stack trace, behind which the cause is. */
    private static final int READ_LINES = 200;

    private static final int READ_BYTES = 64_000;
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
                + pod.getMetadata().getName() + "/log?container=" + status.getName() + "&tailLines=" + READ_LINES
                + "&limitBytes=" + READ_BYTES;
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
        if (answer.status() != 200) {
            return "";
        }
        List<String> lines = whole(answer.body()).lines().toList();
        return TellingLines.of(lines, LINES).stream()
                .map(line -> beginning(line.strip(), CHARACTERS / LINES))
                .collect(Collectors.joining(" | "));
    }

    /** Drops whole words: a truncated secret could not be recognized and masked. */
    private static String beginning(String line, int length) {
        int end = line.lastIndexOf(' ', length);
        return line.length() <= length ? line : line.substring(0, Math.max(end, 0)) + "...";
    }

    /** Drops the last word if the limit truncated it: a truncated secret could not be recognized and masked. */
    private static String whole(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length < READ_BYTES) {
            return text;
        }
        int end = text.length();
        while (end > 0 && !Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
