package org.fedai.kubefate.server.release.history;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much history is kept.
 *
 * @param limit how many revisions of a release are kept; 0 for all
 */
@ConfigurationProperties("kubefate.history")
public record HistorySettings(@DefaultValue("10") int limit) {}
