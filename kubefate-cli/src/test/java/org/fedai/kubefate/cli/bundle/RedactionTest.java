package org.fedai.kubefate.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql --password=pa55 -u fate      | mysql --password=(left out) -u fate",
                "password: pa55                     | password: (left out)",
                "{\"token\": \"abc\", \"a\": 1}     | {\"token\": \"(left out)\", \"a\": 1}",
                "The generated password is pa55     | The generated password is (left out)",
                "Authorization: Bearer eyJhbGciOi.x | Authorization: Bearer (left out)",
                "tokens are refreshed every hour    | tokens are refreshed every hour",
                "user fate logged in                | user fate logged in",
            })
    void what_looks_like_a_secret_is_left_out_of_a_text(String text, String redacted) {
        assertThat(Redaction.text(text)).isEqualTo(redacted);
    }

    @Test
    void a_variable_is_judged_by_its_name() {
        assertThat(Redaction.document(
                        List.of(Map.of("name", "DB_PASS", "value", "x"), Map.of("name", "DB_USER", "value", "y"))))
                .isEqualTo(List.of(
                        Map.of("name", "DB_PASS", "value", "(left out)"), Map.of("name", "DB_USER", "value", "y")));
    }

    @Test
    void the_name_of_a_secret_is_none() {
        Map<String, Object> reference = Map.of("secretKeyRef", Map.of("name", "mysql", "key", "password"));

        assertThat(Redaction.document(reference)).isEqualTo(reference);
    }

    @Test
    void whole_files_and_copies_of_objects_are_dropped() {
        assertThat(Redaction.document(Map.of("values", "password: x", "managedFields", List.of(), "uuid", "1")))
                .isEqualTo(Map.of("uuid", "1"));
    }
}
