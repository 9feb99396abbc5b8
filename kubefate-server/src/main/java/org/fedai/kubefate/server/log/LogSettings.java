package org.fedai.kubefate.server.log;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of followed logs.
 *
 * @param readerTimeout how long a client may read nothing before it is disconnected
 * @param followsPerUser how many logs one user may follow at the same time at one replica
 */
@ConfigurationProperties("kubefate.logs")
record LogSettings(
        @DefaultValue("1m") Duration readerTimeout,
        @DefaultValue("50") int followsPerUser) {}
