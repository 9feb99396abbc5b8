package org.fedai.kubefate.server.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the service deletes what it no longer keeps.
 *
 * @param interval the time from the end of one run to the beginning of the next
 */
@ConfigurationProperties("kubefate.retention")
record RetentionSettings(@DefaultValue("10m") Duration interval) {}
