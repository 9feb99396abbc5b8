package org.fedai.kubefate.server.job;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.fedai.kubefate.common.api.JobState;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The database row of a state of a job. */
@Entity
@Table(name = "job_state")
@SuppressWarnings("UnusedVariable") // Some columns are only used in queries.
class JobStateEntity {
    private static final int MAX_LENGTH = 4000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long jobId;
    private @Nullable String step;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private JobState.Kind kind;

    private String text;
    private @Nullable Integer counter;
    private @Nullable String module;
    private Instant createdAt;

    protected JobStateEntity() {}

    /** @param step identifies a state that is recorded only once; null for other states */
    JobStateEntity(long jobId, @Nullable String step, JobState state, Instant now) {
        this.jobId = jobId;
        this.step = step;
        this.kind = state.kind();
        this.text = shorten(state.text());
        this.counter = state.count();
        this.module = state.module();
        this.createdAt = now;
    }

    /** @return whether its text has changed */
    boolean change(JobState state) {
        String before = text;
        kind = state.kind();
        text = shorten(state.text());
        counter = state.count();
        module = state.module();
        return !text.equals(before);
    }

    long jobId() {
        return jobId;
    }

    JobState toWire() {
        return new JobState(kind, text, counter, module);
    }

    static String shorten(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 3) + "...";
    }
}
