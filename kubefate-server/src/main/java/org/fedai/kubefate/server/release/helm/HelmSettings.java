package org.fedai.kubefate.server.release.helm;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether Helm sees the releases of this service.
 *
 * @param records whether each revision is also written as a release record of Helm
 * @param historyLimit how many records of a release are kept, as by {@code helm upgrade --history-max}; 0 for all
 */
@ConfigurationProperties("kubefate.helm")
public record HelmSettings(
        @DefaultValue("true") boolean records,
        @DefaultValue("10") int historyLimit) {}
