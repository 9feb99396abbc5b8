package org.fedai.kubefate.server.fate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.server.kubernetes.proxy.ServicePort;
import org.fedai.kubefate.server.kubernetes.proxy.ServiceProxy;
import org.fedai.kubefate.server.kubernetes.proxy.ServiceProxy.Call;
import org.fedai.kubefate.server.kubernetes.proxy.ServiceResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to the FATE-Flow of a party. */
final class FlowRequests {
    private static final Duration QUESTION = Duration.ofSeconds(20);
    /** FATE-Flow asks all parties before it answers: three times each, with a limit of ten seconds. */
    private static final Duration ORDER = Duration.ofSeconds(100);

    private static final String JSON = "application/json";

    private final ServiceProxy services;
    private final FateParty party;

    FlowRequests(ServiceProxy services, FateParty party) {
        this.services = services;
        this.party = party;
    }

    /** How this FATE-Flow is called in messages. */
    String name() {
        return "FATE-Flow of party " + party.id();
    }

    /**
     * @param what the question, after "cannot": {@code list its jobs}
     * @param path with the query
     */
    JsonNode data(String what, String path) {
        return ask(what, Call.get(path)).data();
    }

    /** @param expected codes that are not errors here, besides that of success */
    FlowAnswer ask(String what, Call call, int... expected) {
        return answer(what, send("fateflow", 9380, call, QUESTION), expected);
    }

    FlowAnswer order(String what, String path, Map<String, ?> body, Map<String, String> headers, int... expected) {
        Call call = Call.post(path, JSON, JsonMapper.shared().writeValueAsString(body))
                .withHeaders(headers);
        return order(what, call, expected);
    }

    FlowAnswer order(String what, Call call, int... expected) {
        return answer(what, send("fateflow", 9380, call, ORDER), expected);
    }

    private FlowAnswer answer(String what, ServiceResponse response, int... expected) {
        FlowAnswer answer = switch (response) {
            case ServiceResponse.Missing missing ->
                throw new FateException.Silent(name() + " does not answer: " + ForeignText.line(missing.why())
                        + "; kubefate cluster describe " + party.cluster() + " shows whether its pod runs");
            case ServiceResponse.Received received ->
                FlowAnswer.read(received.body())
                        .orElseThrow(() -> new FateException(name() + " answers with status " + received.status()
                                + " and something that is not FATE 2's: "
                                + FlowAnswer.summary(received.body())));
        };
        if (!answer.isSuccess() && Arrays.stream(expected).noneMatch(code -> code == answer.code())) {
            throw new FateException(name() + " cannot " + what + ": " + FateFault.explained(answer.message()));
        }
        return answer;
    }

    /** Asks the FATE-Flow of a party by way of this party's nginx, as this party's FATE-Flow does. */
    FlowAnswer byNginx(String other, String path) {
        Call call = Call.get(path).withHeaders(Map.of("dest-party-id", other, "service", "fateflow"));
        return switch (send("nginx", 9300, call, QUESTION)) {
            case ServiceResponse.Missing missing ->
                throw new FateException(
                        missing.why().startsWith("no response")
                                ? "party " + other + " does not answer within " + QUESTION.toSeconds()
                                        + " s; check that it is running, and that firewalls let this party connect to"
                                        + " the address in nginx.route_table"
                                : "nginx of party " + party.id() + " does not answer: "
                                        + ForeignText.line(missing.why()) + "; kubefate cluster describe "
                                        + party.cluster() + " shows whether its pod runs");
            case ServiceResponse.Received received ->
                FlowAnswer.read(received.body()).orElseThrow(() -> notReached(other, received));
        };
    }

    private FateException notReached(String other, ServiceResponse.Received received) {
        String summary = FlowAnswer.summary(received.body());
        String cause = FateFault.in(received.status() + " Server Error " + summary)
                .map(FateFault::sentence)
                .orElse("what answers there is not FATE-Flow; check address and port in nginx.route_table");
        return new FateException("party " + other + " cannot be reached: " + cause + " (status " + received.status()
                + ", " + summary + ")");
    }

    /** @param pairs names and values in turn */
    static String query(String... pairs) {
        return Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
                .map(i -> pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    private ServiceResponse send(String service, int port, Call call, Duration limit) {
        return services.send(new ServicePort(party.namespace(), service, port), call, limit);
    }
}
