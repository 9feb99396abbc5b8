package org.fedai.kubefate.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AuditSettingsTest {
    @Test
    void entries_are_kept_for_90_days() {
        assertThat(bound(Map.of()).keep()).isEqualTo(Duration.ofDays(90));
    }

    @ParameterizedTest
    @CsvSource({"30d,30", "7,7", "48h,2"})
    void a_number_without_a_unit_is_one_of_days(String text, int days) {
        assertThat(bound(Map.of("kubefate.audit.keep", text)).keep()).isEqualTo(Duration.ofDays(days));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1d", "0s"})
    void entries_are_kept_for_some_time(String text) {
        assertThatThrownBy(() -> bound(Map.of("kubefate.audit.keep", text)))
                .rootCause()
                .hasMessage("kubefate.audit.keep (FATECLOUD_AUDIT_KEEP) must be a duration such as 90d");
    }

    private static AuditSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("kubefate.audit", AuditSettings.class);
    }
}
