package org.fedai.kubefate.server.release.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.KubefateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PermissionSettingsTest {
    @Test
    void there_are_no_permissions_by_default_and_in_an_empty_setting() {
        assertThat(bound(Map.of()).parsed()).isEmpty();
        assertThat(bound(Map.of("kubefate.charts.permissions", "")).parsed()).isEmpty();
    }

    @Test
    void permissions_are_separated_by_commas() {
        assertThat(bound(Map.of("kubefate.charts.permissions", "kind:ClusterRole, namespace:*,hostPath"))
                        .parsed())
                .containsExactly(
                        new Permission(Permission.Type.KIND, "ClusterRole"),
                        new Permission(Permission.Type.NAMESPACE, "*"),
                        Permission.of(Permission.Type.HOST_PATH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything", "kind", "kind:", "hostPath:/etc", "ClusterRole"})
    void what_is_not_a_permission_is_refused_with_those_that_are(String text) {
        assertThatExceptionOfType(KubefateException.class)
                .isThrownBy(() -> new PermissionSettings(List.of(text)).parsed())
                .withMessage("kubefate.charts.permissions: \"" + text
                        + "\" is not a permission; there are kind:NAME, namespace:NAME, service-account:NAME, roles,"
                        + " privileged, hostPath, hostNetwork");
    }

    @Test
    void any_name_covers_all_names_of_its_type_only() {
        Permission any = new Permission(Permission.Type.KIND, "*");

        assertThat(any.covers(new Permission(Permission.Type.KIND, "ClusterRole")))
                .isTrue();
        assertThat(any.covers(new Permission(Permission.Type.NAMESPACE, "shared")))
                .isFalse();
        assertThat(new Permission(Permission.Type.KIND, "ClusterRole").covers(any))
                .isFalse();
    }

    private static PermissionSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("kubefate.charts", PermissionSettings.class);
    }
}
