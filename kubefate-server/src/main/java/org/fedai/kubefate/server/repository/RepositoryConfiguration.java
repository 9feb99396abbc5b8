package org.fedai.kubefate.server.repository;

import org.fedai.kubefate.chart.ArchiveLimits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RepositorySettings.class)
class RepositoryConfiguration {
    @Bean
    Proxies proxies() {
        return new Proxies(System.getenv(), System::getProperty);
    }

    @Bean
    HelmRepository helmRepository(RepositorySettings settings, ArchiveLimits limits, Proxies proxies) {
        return new HelmRepository(settings, limits, proxies);
    }
}
