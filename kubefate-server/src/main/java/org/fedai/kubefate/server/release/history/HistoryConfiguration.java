package org.fedai.kubefate.server.release.history;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings of the history. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HistorySettings.class)
class HistoryConfiguration {}
