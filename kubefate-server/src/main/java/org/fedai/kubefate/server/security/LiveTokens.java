package org.fedai.kubefate.server.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.stereotype.Component;

/** For responses that go on after the token of their request was checked, such as a followed log. */
@Component
public class LiveTokens {
    /** Request attribute: the text of the token that was accepted. */
    static final String TEXT = LiveTokens.class.getName() + ".text";

    private final AccessTokens tokens;

    LiveTokens(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * The token of a request.
     *
     * @throws Problem if the request has no valid token
     */
    public LiveToken of(HttpServletRequest request) {
        if (!(request.getAttribute(TEXT) instanceof String text)) {
            throw new Problem(Problem.Kind.UNAUTHENTICATED, "a token is required");
        }
        AccessTokens.Verified token = tokens.verify(text);
        return new LiveToken(text, token.caller().username(), token.expires(), () -> tokens.verify(text));
    }

    /**
     * Which of many tokens have become invalid, and why; with two queries to the database for all of them.
     */
    public Map<LiveToken, String> refused(Collection<LiveToken> all) {
        Map<String, String> reasons =
                tokens.refused(all.stream().map(LiveToken::text).collect(Collectors.toSet()));
        return all.stream()
                .filter(token -> reasons.containsKey(token.text()))
                .collect(Collectors.toMap(
                        token -> token, token -> reasons.getOrDefault(token.text(), ""), (one, other) -> one));
    }

    /**
     * A token that was valid when its request arrived.
     *
     * @param text secret
     * @param username of the account it was issued to
     * @param expires when it becomes invalid at the latest
     * @param check throws a {@link Problem} once it is invalid: expired, revoked by a logout, or of an account that was
     *     changed or deleted since; queries the database
     */
    public record LiveToken(String text, String username, Instant expires, Runnable check) {
        /** Without the text. */
        @Override
        public String toString() {
            return "token of " + username;
        }
    }
}
