package org.fedai.kubefate.server.chart;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which charts are there from the start.
 *
 * @param folder with charts as folders or archives; empty: those in the service's own jar
 */
@ConfigurationProperties("kubefate.charts")
record ChartSettings(@DefaultValue("") String folder) {}
