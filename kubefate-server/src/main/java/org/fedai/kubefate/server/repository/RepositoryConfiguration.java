package org.fedai.kubefate.server.repository;

import org.fedai.kubefate.chart.ArchiveLimits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RepositorySettings.class)
class RepositoryConfiguration {
    @Bean
    HelmRepository helmRepository(RepositorySettings settings, ArchiveLimits limits) {
        return new HelmRepository(settings, limits, new Proxies(System.getenv(), System::getProperty));
    }
}
