package org.fedai.kubefate.server.job;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of what happened in a job. */
@Entity
@Table(name = "job_state")
@SuppressWarnings("UnusedVariable") // Some columns are only read by queries.
class JobState {
    /** The step of the line that says why a job does not succeed. */
    static final String REASON = "reason";

    private static final int LONGEST = 4000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long jobId;
    private @Nullable String step;
    private String text;
    private Instant createdAt;

    protected JobState() {}

    JobState(long jobId, @Nullable String step, String text, Instant now) {
        this.jobId = jobId;
        this.step = step;
        this.text = shorten(text);
        this.createdAt = now;
    }

    /** @return whether that is new */
    boolean say(String newText) {
        String before = text;
        text = shorten(newText);
        return !text.equals(before);
    }

    boolean isReason() {
        return REASON.equals(step);
    }

    long jobId() {
        return jobId;
    }

    String text() {
        return text;
    }

    static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }
}
