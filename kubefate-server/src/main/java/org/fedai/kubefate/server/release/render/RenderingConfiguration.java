package org.fedai.kubefate.server.release.render;

import org.fedai.kubefate.chart.render.ChartRenderer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RenderingSettings.class)
class RenderingConfiguration {
    private final Runtime runtime = Runtime.getRuntime();

    /** Shared, because it caches compiled templates. */
    @Bean
    ChartRenderer chartRenderer(RenderingSettings settings) {
        return new ChartRenderer(settings.limits(runtime.maxMemory(), runtime.availableProcessors()));
    }

    @Bean
    RenderSlots renderSlots(RenderingSettings settings) {
        return new RenderSlots(settings.atOnce(runtime.maxMemory(), runtime.availableProcessors()));
    }
}
