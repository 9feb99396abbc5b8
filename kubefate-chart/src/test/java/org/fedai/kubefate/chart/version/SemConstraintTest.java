package org.fedai.kubefate.chart.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fedai.kubefate.chart.exception.VersionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemConstraintTest {
    @ParameterizedTest
    @CsvSource({
        "'>=1.19.0-0', v1.33.1, true",
        "'>=1.19.0', 1.20.0-rc.1, false",
        "'>=1.19.0-0', 1.20.0-rc.1, true",
        "~1.2, 1.2.9, true",
        "~1.2, 1.3.0, false",
        "^1.2.3, 1.9.0, true",
        "^1.2.3, 2.0.0, false",
        "^0.2.3, 0.3.0, false",
        "1.2 - 1.4.5, 1.4.5, true",
        "'>=1.2, <1.4', 1.4.0, false",
        "'<1.0 || >2.0', 2.1.0, true",
        "1.x, 1.99.0, true",
        "*, 3.0.0, true",
        "1.2.3, 1.2.3+build, true",
        "nonsense, 1.0.0, false",
        "'>1', nonsense, false"
    })
    void a_constraint_allows_versions(String constraint, String version, boolean allowed) {
        assertThat(SemConstraint.allows(constraint, version)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.4",
        "1.2.3-rc.1, 1.2.3",
        "1.0.0-alpha, 1.0.0-alpha.1",
        "1.0.0-2, 1.0.0-10",
        "1.0.0-10, 1.0.0-a",
        "v1.9, 1.10"
    })
    void versions_have_an_order(String lower, String higher) {
        assertThat(SemVersion.parse(lower)).isLessThan(SemVersion.parse(higher));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "1.2.3.4", "1.0.0-01", "99999999999999999999.0.0"})
    void what_is_no_version_is_refused(String text) {
        assertThatThrownBy(() -> SemVersion.parse(text)).isInstanceOf(VersionException.class);
    }
}
