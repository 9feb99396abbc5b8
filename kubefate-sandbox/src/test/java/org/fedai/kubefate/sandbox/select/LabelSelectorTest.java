package org.fedai.kubefate.sandbox.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.fedai.kubefate.sandbox.resource.StatusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSelectorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                       | true",
                "app=web                  | true",
                "app == web               | true",
                "app=db                   | false",
                "app!=db                  | true",
                "other!=x                 | true",
                "app in (web, db)         | true",
                "app notin (web,db)       | false",
                "app,tier                 | true",
                "!app                     | false",
                "!other                   | true",
                "app in (web,db),tier=back| false",
            })
    void a_selector_matches_labels(String selector, boolean matches) {
        assertThat(LabelSelector.parse(selector).matches(Map.of("app", "web", "tier", "front")))
                .isEqualTo(matches);
    }

    @Test
    void an_invalid_selector_is_rejected() {
        assertThatExceptionOfType(StatusException.class).isThrownBy(() -> LabelSelector.parse("app like web"));
    }
}
