package org.fedai.kubefate.server.release;

import org.fedai.kubefate.common.template.ChartRenderer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReleaseConfiguration {
    /** One for all, because it keeps the compiled templates. */
    @Bean
    ChartRenderer chartRenderer() {
        return new ChartRenderer();
    }
}
