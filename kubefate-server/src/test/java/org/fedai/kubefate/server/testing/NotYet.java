package org.fedai.kubefate.server.testing;

import org.fedai.kubefate.server.kubernetes.LiveCluster;
import org.fedai.kubefate.server.kubernetes.Workloads;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
class NotYet {
    @Bean
    @ConditionalOnMissingBean
    Workloads workloads() {
        return new Workloads();
    }

    @Bean
    @ConditionalOnMissingBean
    LiveCluster live() {
        return new LiveCluster();
    }
}
