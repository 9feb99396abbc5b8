package org.fedai.kubefate.server.repository;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RepositorySettings.class)
class RepositoryConfiguration {
    @Bean
    HelmRepository helmRepository(RepositorySettings settings) {
        return new HelmRepository(settings, new Proxies(System.getenv(), System::getProperty));
    }
}
