package org.fedai.kubefate.sandbox.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({"500m, 0.5", "2, 2", "1.5, 1.5", "1Ki, 1024", "2Gi, 2147483648", "1e3, 1000", "3k, 3000"})
    void quantities_have_suffixes(String text, BigDecimal amount) {
        assertThat(Quantity.of(StringNode.valueOf(text))).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Gi", "1 Gi", "1GB", "one"})
    void anything_else_is_not_a_quantity(String text) {
        assertThat(Quantity.parse(StringNode.valueOf(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.5, 500m", "2.0, 2", "1500, 1500"})
    void quantities_are_formatted_in_canonical_form(BigDecimal amount, String text) {
        assertThat(Quantity.text(amount)).isEqualTo(text);
    }
}
