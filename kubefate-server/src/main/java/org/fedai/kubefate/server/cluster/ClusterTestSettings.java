package org.fedai.kubefate.server.cluster;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of tests of clusters.
 *
 * @param timeLimit the duration after which a test ends with status Timeout
 * @param jobLimit how long each of its jobs in FATE may take before the test fails
 * @param pollInterval how often FATE-Flow is asked how a job is
 */
@ConfigurationProperties("kubefate.cluster-test")
record ClusterTestSettings(
        @DefaultValue("30m") Duration timeLimit,
        @DefaultValue("10m") Duration jobLimit,
        @DefaultValue("2s") Duration pollInterval) {}
