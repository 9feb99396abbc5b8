package org.fedai.kubefate.sandbox;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.fedai.kubefate.sandbox.HostileObjects.Case;
import org.fedai.kubefate.sandbox.testing.KubernetesUnderTest;
import org.fedai.kubefate.sandbox.testing.OnEveryKubernetes;
import org.junit.jupiter.api.Test;

/**
 * The sandbox refuses the objects that a real API server refuses, with the same answer, and accepts those that it
 * accepts. What the real one answers is recorded; {@code -Dgolden.update=true} with a KUBECONFIG records it again.
 */
@OnEveryKubernetes
class HostileObjectsTest {
    private final KubernetesUnderTest kubernetes;
    private final HostileObjects hostile;
    private final RawRequests requests;

    HostileObjectsTest(KubernetesUnderTest kubernetes) throws IOException {
        this.kubernetes = kubernetes;
        this.hostile = HostileObjects.read();
        this.requests = new RawRequests(kubernetes.client(), kubernetes.namespace());
    }

    @Test
    void new_objects_are_accepted_or_refused_as_by_a_real_api_server() throws IOException {
        check("create", hostile.created(), requests::create);
    }

    @Test
    void applied_objects_are_accepted_or_refused_as_by_a_real_api_server() throws IOException {
        check("apply", hostile.created(), requests::apply);
    }

    @Test
    void updates_are_accepted_or_refused_as_by_a_real_api_server() throws IOException {
        check("update", hostile.changed(), requests::update);
    }

    @Test
    void applied_changes_are_accepted_or_refused_as_by_a_real_api_server() throws IOException {
        check("apply again", hostile.changed(), requests::applyAgain);
    }

    private void check(String operation, Stream<Case> cases, Function<Case, String> send) throws IOException {
        Map<String, String> answers = new LinkedHashMap<>();
        cases.forEach(object -> answers.put(object.title(), send.apply(object)));
        RecordedAnswers recorded = RecordedAnswers.read();
        boolean real = kubernetes.sandbox().isEmpty();
        String version = kubernetes.client().getKubernetesVersion().getGitVersion();
        if (real && Boolean.getBoolean("golden.update")) {
            recorded.with(version, operation, answers).write();
            return;
        }
        UnaryOperator<String> compared =
                real && !version.equals(recorded.version()) ? HostileObjectsTest::withoutMessage : answer -> answer;
        SoftAssertions.assertSoftly(softly ->
                answers.forEach((title, answer) -> softly.assertThat(compared.apply(answer))
                        .as(operation + ": " + title)
                        .isEqualTo(compared.apply(recorded.answer(operation, title)))));
    }

    /** Other versions use other words. */
    private static String withoutMessage(String answer) {
        return answer.replaceFirst("(?s):.*", "");
    }
}
