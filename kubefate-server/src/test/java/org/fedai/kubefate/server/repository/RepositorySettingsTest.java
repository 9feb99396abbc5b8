package org.fedai.kubefate.server.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RepositorySettingsTest {
    @Test
    void settings_have_defaults() {
        assertThat(bind(Map.of("kubefate.repository.url", "", "kubefate.repository.name", "")))
                .isEqualTo(new RepositorySettings(
                        "kubefate",
                        "federatedai.github.io/KubeFATE",
                        "",
                        "",
                        "",
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(10)));
    }

    @Test
    void every_setting_can_be_set() {
        assertThat(bind(Map.of(
                        "kubefate.repository.name", "company",
                        "kubefate.repository.url", " http://charts ",
                        "kubefate.repository.username", "me",
                        "kubefate.repository.password", "word",
                        "kubefate.repository.hosts", "files:9000",
                        "kubefate.repository.connect-timeout", "1s",
                        "kubefate.repository.read-timeout", "2s",
                        "kubefate.repository.total-timeout", "3s",
                        "kubefate.repository.index-age", "4s",
                        "kubefate.repository.request-timeout", "5s")))
                .isEqualTo(new RepositorySettings(
                        "company",
                        "http://charts",
                        "me",
                        "word",
                        "files:9000",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5)));
    }

    @Test
    void it_can_be_disabled_and_hides_secrets() {
        assertThat(bind(Map.of("kubefate.repository.url", "none")).isDisabled()).isTrue();
        assertThat(bind(Map.of("kubefate.repository.url", "https://me:word@host"))
                        .toString())
                .doesNotContain("word");
    }

    private static RepositorySettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("kubefate.repository", RepositorySettings.class);
    }
}
