package org.fedai.kubefate.server.kubernetes.apply;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import tools.jackson.databind.JsonNode;

/**
 * Why the API server does not accept an object.
 *
 * @param message in its words
 * @param causes by field; empty if it does not name any
 */
public record Rejection(KubernetesException.Kind kind, String message, List<Cause> causes) {
    /** A whole object as the invalid value of a field. */
    private static final Pattern OBJECT =
            Pattern.compile("(Invalid value: )[\\w.*&\\[\\]]*[{\\[].*[}\\]](: )", Pattern.DOTALL);

    /**
     * What is wrong with a field.
     *
     * @param field its path, such as {@code spec.selector}
     * @param message in the words of the API server
     */
    public record Cause(String field, String message) {}

    static Rejection of(KubernetesException.Kind kind, KubeApi.Response answer) {
        List<Cause> causes = StreamSupport.stream(
                        answer.body().path("details").path("causes").spliterator(), false)
                .map(Rejection::cause)
                .filter(cause -> !cause.field().isEmpty())
                .toList();
        String message = answer.body().path("message").asString("status " + answer.status());
        return new Rejection(kind, words(message), causes);
    }

    /** Whether it only says that an admission webhook cannot answer without side effects. */
    public boolean isUndecided() {
        return message.contains("does not support dry run");
    }

    private static Cause cause(JsonNode cause) {
        return new Cause(
                cause.path("field").asString(""), words(cause.path("message").asString("")));
    }

    /** Objects are left out: they are long, and secrets may be in them. Of a claim the API server adds the whole specification in more lines. */
    private static String words(String text) {
        return OBJECT.matcher(text)
                .replaceAll("$1...$2")
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }
}
