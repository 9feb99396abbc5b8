package org.fedai.kubefate.server.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs run.
 *
 * @param timeLimit after which a job is wound down and ends as Timeout
 * @param retryPause before a job goes on that was held up by something that may heal, such as Kubernetes being away
 */
@ConfigurationProperties("kubefate.jobs")
record JobSettings(
        @DefaultValue("1h") Duration timeLimit,
        @DefaultValue("5s") Duration retryPause) {}
