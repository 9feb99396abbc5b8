package org.fedai.kubefate.server.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.stereotype.Component;

/** Counts the logs that each user follows. */
@Component
class Followers {
    private final LogSettings settings;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    Followers(LogSettings settings) {
        this.settings = settings;
    }

    /**
     * Checks whether a user may follow another log, before anything is opened for it.
     *
     * @throws Problem if the user follows too many
     */
    void check(String user) {
        if (counts.getOrDefault(user, 0) >= settings.followsPerUser()) {
            throw new Problem(Problem.Kind.TOO_MANY, refusal(user));
        }
    }

    /** @return false if the user follows too many; then it has not been counted */
    boolean enter(String user) {
        if (counts.merge(user, 1, Integer::sum) <= settings.followsPerUser()) {
            return true;
        }
        leave(user);
        return false;
    }

    void leave(String user) {
        counts.computeIfPresent(user, (name, count) -> count == 1 ? null : count - 1);
    }

    String refusal(String user) {
        return "user " + user + " already follows " + settings.followsPerUser()
                + " logs, which is the limit for one user; end one of them first";
    }
}
