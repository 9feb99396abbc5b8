package org.fedai.kubefate.server.fate;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * A job of FATE, as the FATE-Flow of one of its parties knows it.
 *
 * @param id as FATE-Flow gives it: digits
 * @param status success, failed, canceled, waiting, running, ...
 * @param duration since it was created, as far as known
 */
public record FateJob(String id, Role role, String party, String status, Duration duration) {
    /** The roles in jobs of tests. */
    public enum Role {
        GUEST("guest"),
        HOST("host"),
        /** Of jobs without other parties, such as uploads. */
        LOCAL("local");

        private final String label;

        Role(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    static FateJob of(String id, Role role, String party, JsonNode job) {
        long created = job.path("create_time").asLong(0);
        long ended = job.path("end_time").asLong(job.path("update_time").asLong(created));
        return new FateJob(
                id,
                role,
                party,
                ForeignText.line(job.path("status").asString("")),
                Duration.ofMillis(Math.max(0, ended - created)));
    }

    /** The same job at another party. */
    public FateJob at(Role otherRole, String otherParty) {
        return new FateJob(id, otherRole, otherParty, status, duration);
    }

    public boolean isSuccess() {
        return status.equals("success");
    }

    public boolean hasEnded() {
        return switch (status) {
            case "success", "failed", "canceled", "timeout", "pass" -> true;
            default -> false;
        };
    }
}
