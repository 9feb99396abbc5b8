package org.fedai.kubefate.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "mysql --password=pa55 -u fate      | mysql --password=(left out) -u fate",
                "password: pa55                     | password: (left out)",
                "{\"token\": \"abc\", \"a\": 1}     | {\"token\": \"(left out)\", \"a\": 1}",
                "The generated password is pa55     | The generated password is (left out)",
                "Authorization: Bearer eyJhbGciOi.x | Authorization: Bearer (left out)",
                "password: two words here           | password: (left out)",
                "password: 'it''s, two words' | password: '(left out)'",
                "\"passwd\": \"a \\\" b, c\", \"d\": 1  | \"passwd\": \"(left out)\", \"d\": 1",
                "mysql -h db -u root -pfate_dev fate | mysql -h db -u root -p(left out) fate",
                "export MYSQL_PWD=$MYSQL_PASSWORD   | export MYSQL_PWD=$MYSQL_PASSWORD",
                "--password=$(MYSQL_PASSWORD)       | --password=$(MYSQL_PASSWORD)",
                "--NotebookApp.token=''             | --NotebookApp.token=''",
                "jdbc:mysql://fate:fate_dev@db/x    | jdbc:mysql://fate:(left out)@db/x",
                "amqp://guest:guest@rabbitmq:5672   | amqp://guest:(left out)@rabbitmq:5672",
                "http://mysql:3306/ is up           | http://mysql:3306/ is up",
                "GET /v1/job?token=eyJhbGci.eyJpZCI | GET /v1/job?token=(left out)",
                "cookie jwt eyJhbGciOiJIUzI1.eyJpZCI6ImFk.c2ln | cookie jwt (left out)",
                "<name>db.password</name><value>x y</value> | <name>db.password</name><value>(left out)</value>",
                "<password>x</password>             | <password>(left out)</password>",
                "tokens are refreshed every hour    | tokens are refreshed every hour",
                "user fate logged in                | user fate logged in",
            })
    void secrets_in_a_string_are_masked(String text, String redacted) {
        assertThat(Redaction.text(text)).isEqualTo(redacted);
    }

    @Test
    void variables_are_masked_by_their_names() {
        assertThat(Redaction.document(
                        List.of(Map.of("name", "DB_PASS", "value", "x"), Map.of("name", "DB_USER", "value", "y"))))
                .isEqualTo(List.of(
                        Map.of("name", "DB_PASS", "value", "(left out)"), Map.of("name", "DB_USER", "value", "y")));
    }

    @Test
    void control_characters_are_shown_because_yaml_does_not_permit_them() {
        assertThat(Redaction.document(Map.of("message", "a\u001b[31m\u009bb\n\tc")))
                .isEqualTo(Map.of("message", "a\\u001b[31m\\u009bb\n\tc"));
    }

    @Test
    void a_private_key_is_masked_with_all_its_lines() {
        assertThat(Redaction.text("a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY-----\nb"))
                .isEqualTo("a\n-----BEGIN RSA PRIVATE KEY-----(left out)-----END RSA PRIVATE KEY-----\nb");
    }

    @Test
    void the_files_of_a_configmap_are_kept_without_their_passwords() {
        Map<String, Object> configMap = Map.of(
                "metadata",
                Map.of("name", "eggroll-config"),
                "binaryData",
                Map.of("key.p12", "AAAA"),
                "data",
                Map.of(
                        "eggroll.properties",
                        "eggroll.jdbc.user=fate\neggroll.jdbc.password=pa55\n",
                        "db-password",
                        "pa55"));

        assertThat(Redaction.configMap(configMap))
                .isEqualTo(Map.of(
                        "metadata",
                        Map.of("name", "eggroll-config"),
                        "data",
                        Map.of(
                                "eggroll.properties",
                                "eggroll.jdbc.user=fate\neggroll.jdbc.password=(left out)\n",
                                "db-password",
                                "(left out)")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "pass", "<name>pass", "mysql ", "://", "password=", "-----BEGIN PRIVATE KEY-----", "pass  "
            })
    void a_malicious_string_takes_no_longer_than_others(String part) {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Redaction.text(part.repeat(20_000)));
    }

    @Test
    void the_name_of_a_secret_is_not_secret() {
        Map<String, Object> reference = Map.of("secretKeyRef", Map.of("name", "mysql", "key", "password"));

        assertThat(Redaction.document(reference)).isEqualTo(reference);
    }

    @Test
    void complete_files_and_copies_of_objects_are_removed() {
        assertThat(Redaction.document(Map.of("values", "password: x", "managedFields", List.of(), "uuid", "1")))
                .isEqualTo(Map.of("uuid", "1"));
    }
}
