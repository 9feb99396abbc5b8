package org.fedai.kubefate.server.drift;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What happens when somebody changes or deletes objects of a cluster.
 *
 * @param watch whether clusters are watched at all; if not, their status is what the last job has left
 * @param repair whether the service repairs clusters by itself
 * @param repairPause the time between the first two such repairs of a cluster; each further one waits twice as long
 * @param repairPauseLimit the longest time between two of them; a cluster that was well for so long starts anew
 * @param settling how long a cluster that was rolled back may take to become available
 */
@ConfigurationProperties("kubefate.drift")
public record DriftSettings(
        @DefaultValue("true") boolean watch,
        @DefaultValue("false") boolean repair,
        @DefaultValue("1m") Duration repairPause,
        @DefaultValue("1h") Duration repairPauseLimit,
        @DefaultValue("1m") Duration settling) {
    /**
     * The time between the last repair and the next one.
     *
     * @param repairs how many there were in a row; at least 1
     */
    public Duration pauseAfter(int repairs) {
        Duration pause = repairPause.multipliedBy(1L << Math.min(repairs - 1, 20));
        return pause.compareTo(repairPauseLimit) < 0 ? pause : repairPauseLimit;
    }
}
