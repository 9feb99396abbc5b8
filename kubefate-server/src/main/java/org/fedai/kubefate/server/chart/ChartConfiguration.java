package org.fedai.kubefate.server.chart;

import jakarta.servlet.MultipartConfigElement;
import org.fedai.kubefate.chart.ArchiveLimits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChartSettings.class)
class ChartConfiguration {
    /** Size of a multipart request in addition to its file. */
    private static final DataSize FORM_OVERHEAD = DataSize.ofMegabytes(1);

    @Bean
    ArchiveLimits archiveLimits(ChartSettings settings) {
        return settings.limits();
    }

    /** Charts are the only uploads. */
    @Bean
    MultipartConfigElement multipartConfigElement(ChartSettings settings) {
        MultipartConfigFactory uploads = new MultipartConfigFactory();
        uploads.setMaxFileSize(settings.archiveSize());
        uploads.setMaxRequestSize(DataSize.ofBytes(settings.archiveSize().toBytes() + FORM_OVERHEAD.toBytes()));
        return uploads.createMultipartConfig();
    }
}
