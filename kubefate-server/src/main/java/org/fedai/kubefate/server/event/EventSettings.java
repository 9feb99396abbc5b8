package org.fedai.kubefate.server.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of events.
 *
 * @param retention how long events are stored, for clients that resume
 * @param heartbeat how often a stream on which nothing happens sends a heartbeat
 * @param streamsPerUser how many streams one user may have open at the same time at one replica
 */
@ConfigurationProperties("kubefate.events")
record EventSettings(
        @DefaultValue("24h") Duration retention,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("50") int streamsPerUser) {}
