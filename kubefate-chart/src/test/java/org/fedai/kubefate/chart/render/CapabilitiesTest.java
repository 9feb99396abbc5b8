package org.fedai.kubefate.chart.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilitiesTest {
    @ParameterizedTest
    @CsvSource({
        "1.33.1, v1.33.1",
        "v1.33.1, v1.33.1",
        "1.28, v1.28",
        "v1.27.3-gke.100, v1.27.3",
        "v1.30.0+k3s1, v1.30.0"
    })
    void a_version_is_cut_to_its_numbers(String given, String kept) {
        assertThat(Capabilities.ofKubeVersion(given).kubeVersion()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "1.33.1, v1.33.1, v1.33.1",
        "v1.27.3-gke.100, v1.27.3-gke.100, v1.27.3",
        "1.30.0+k3s1, v1.30.0+k3s1, v1.30.0"
    })
    void helm_4_shows_all_of_a_version_and_compares_its_numbers(String given, String shown, String compared) {
        Capabilities capabilities = Capabilities.ofKubeVersion(given, HelmVersion.V4);

        assertThat(capabilities.kubeVersion()).isEqualTo(shown);
        assertThat(capabilities.comparedVersion()).isEqualTo(compared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "latest", "v", "01.2"})
    void what_is_no_version_is_refused(String given) {
        assertThatThrownBy(() -> Capabilities.ofKubeVersion(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a Kubernetes version");
    }

    @Test
    void the_api_versions_are_those_helm_takes_for_granted() {
        String expected = String.valueOf(RealHelm.render("{{ join \",\" .Capabilities.APIVersions }}", "")
                .text());
        assertThat(Capabilities.DEFAULT.apiVersions()).containsExactly(expected.split(","));
    }
}
