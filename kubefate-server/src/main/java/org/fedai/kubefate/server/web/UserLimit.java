package org.fedai.kubefate.server.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fedai.kubefate.server.problem.Problem;

/** Limits how many long responses each user holds at this replica. */
public class UserLimit {
    private final int limit;
    private final String verb;
    private final String things;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    /**
     * @param verb what a user does with them, for messages: {@code follows}
     * @param things what they are, for messages: {@code logs}
     */
    public UserLimit(int limit, String verb, String things) {
        this.limit = limit;
        this.verb = verb;
        this.things = things;
    }

    /**
     * Checks whether a user may hold another one, before anything is opened for it.
     *
     * @throws Problem if the user holds too many
     */
    public void check(String user) {
        if (counts.getOrDefault(user, 0) >= limit) {
            throw refusal(user);
        }
    }

    /** @return false if the user holds too many; then it has not been counted */
    public boolean enter(String user) {
        if (counts.merge(user, 1, Integer::sum) <= limit) {
            return true;
        }
        leave(user);
        return false;
    }

    public void leave(String user) {
        counts.computeIfPresent(user, (name, count) -> count == 1 ? null : count - 1);
    }

    public Problem refusal(String user) {
        return new Problem(
                Problem.Kind.TOO_MANY,
                "user " + user + " already " + verb + " " + limit + " " + things
                        + ", which is the limit for one user; end one of them first");
    }
}
