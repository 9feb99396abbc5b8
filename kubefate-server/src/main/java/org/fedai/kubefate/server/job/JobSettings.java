package org.fedai.kubefate.server.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of jobs.
 *
 * @param timeLimit the duration after which a job is undone and ends with status Timeout
 * @param retryPause the delay before a job is retried after a temporary failure, such as Kubernetes being unavailable
 * @param unauthorizedLimit for how long a job is retried while the API server does not accept the credentials of the service
 * @param retention how long jobs are kept after they have ended; 0 for ever
 */
@ConfigurationProperties("kubefate.jobs")
record JobSettings(
        @DefaultValue("1h") Duration timeLimit,
        @DefaultValue("5s") Duration retryPause,
        @DefaultValue("5m") Duration unauthorizedLimit,
        @DefaultValue("30d") Duration retention) {
    /** The retention for messages, such as 30 days. */
    String retentionText() {
        if (retention.toDays() > 0) {
            return retention.toDays() + " days";
        }
        return retention.toHours() > 0 ? retention.toHours() + " hours" : retention.toSeconds() + " seconds";
    }
}
