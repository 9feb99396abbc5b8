package org.fedai.kubefate.sandbox.node;

import java.time.Duration;
import java.util.List;
import org.fedai.kubefate.sandbox.controller.OwnerReferences;
import org.fedai.kubefate.sandbox.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * How a pod behaves on the simulated node, as requested by its annotations.
 *
 * @param delay time until it is ready
 * @param exitCode exit code of containers that fail
 * @param runtime running time of containers that terminate
 * @param log the log of its containers; empty for a default line
 */
record PodBehavior(Kind kind, Duration delay, int exitCode, Duration runtime, String log) {
    private static final String PREFIX = "fake-kubelet/";

    /** The kinds of behavior; the annotation has the same values. */
    enum Kind {
        RUNNING("running"),
        SUCCEED("succeed"),
        FAIL("fail"),
        NOT_READY("not-ready"),
        PENDING("pending"),
        IMAGE_PULL_BACKOFF("image-pull-backoff"),
        CRASH_LOOP("crash-loop");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    static PodBehavior of(JsonNode pod) {
        return new PodBehavior(
                kind(pod),
                seconds(annotation(pod, "delay"), Duration.ZERO),
                number(annotation(pod, "exit-code")),
                seconds(annotation(pod, "job-seconds"), Duration.ofSeconds(1)),
                annotation(pod, "log"));
    }

    /** Whether its containers terminate on their own. */
    boolean ends() {
        return kind == Kind.SUCCEED || kind == Kind.FAIL;
    }

    private static Kind kind(JsonNode pod) {
        String word = annotation(pod, "behavior");
        for (Kind kind : Kind.values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        boolean task = OwnerReferences.isOwnedBy(pod, "Job")
                || List.of("Never", "OnFailure").contains(Json.text(pod, "spec", "restartPolicy"));
        return task ? Kind.SUCCEED : Kind.RUNNING;
    }

    private static String annotation(JsonNode pod, String name) {
        return Json.text(pod, "metadata", "annotations", PREFIX + name);
    }

    private static Duration seconds(String text, Duration otherwise) {
        try {
            return text.isEmpty() ? otherwise : Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static int number(String text) {
        try {
            return text.isEmpty() ? 1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
