package org.fedai.kubefate.server.release.helm;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HelmSettings.class)
class HelmConfiguration {}
