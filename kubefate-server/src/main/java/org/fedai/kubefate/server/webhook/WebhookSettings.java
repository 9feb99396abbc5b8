package org.fedai.kubefate.server.webhook;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of webhooks.
 *
 * @param webhooks the receivers; none by default
 */
@ConfigurationProperties("kubefate")
record WebhookSettings(@DefaultValue List<Receiver> webhooks) {
    /**
     * A receiver of events.
     *
     * @param url where events are sent; often a secret itself
     * @param secret signs requests; without one, they are not signed
     * @param kinds of events: job, job_state, sub_job, cluster
     * @param statuses only events with one of these; all if empty
     * @param timeout of a request
     * @param patience how long after an event delivery is tried again
     */
    record Receiver(
            @Nullable String url,
            @DefaultValue("") String secret,
            @DefaultValue({"job", "cluster"}) List<String> kinds,
            @DefaultValue List<String> statuses,
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("1h") Duration patience) {
        @Override
        public String toString() {
            return "Receiver[kinds=" + kinds + ", statuses=" + statuses + "]";
        }
    }
}
