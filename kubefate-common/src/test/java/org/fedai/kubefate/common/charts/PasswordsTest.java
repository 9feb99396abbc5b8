package org.fedai.kubefate.common.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.render.ReleaseInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PasswordsTest {
    private static final ChartUnderTest FATE = ChartUnderTest.of("fate");
    private static final ReleaseInfo INSTALL = ReleaseInfo.install("fate-9999", "fate-9999");
    private static final ReleaseInfo UPGRADE = new ReleaseInfo("fate-9999", "fate-9999", 2, true);

    @Test
    void a_password_nobody_gave_is_made_up_and_the_same_everywhere() {
        Manifest manifest = render(Map.of(), INSTALL, Lookup.NOTHING);
        String password = secret(manifest, "mysql-account", "password");
        assertThat(password).matches("[A-Za-z0-9]{24}");
        assertThat(secret(manifest, "eggroll-config", "eggroll.properties"))
                .contains("jdbc.password=" + password + "\n");
        assertThat(secret(manifest, "python-config", "service_conf.yaml")).contains("passwd: \"" + password + "\"");
        assertThat(secret(manifest, "mysql-account", "root-password")).isNotEqualTo(password);
    }

    @Test
    void an_update_keeps_what_was_made_up() {
        Manifest first = render(Map.of(), INSTALL, Lookup.NOTHING);
        Manifest second = render(Map.of(), UPGRADE, lookupIn(first));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_party_of_an_older_chart_keeps_its_passwords() {
        Manifest manifest = render(Map.of(), UPGRADE, Lookup.NOTHING);
        assertThat(secret(manifest, "mysql-account", "password")).isEqualTo("fate_dev");
        assertThat(secret(manifest, "mysql-account", "root-password")).isEmpty();
        assertThat(secret(manifest, "fateboard-config", "password")).isEqualTo("admin");
    }

    /** As the charts of the Go project have them: in an environment variable, and in a file of a ConfigMap. */
    @Test
    void a_password_of_an_older_chart_is_read_from_where_what_runs_has_it() {
        Map<String, @Nullable Object> mysql = Trees.nested(
                "spec.template.spec.containers",
                List.of(Map.of("name", "mysql", "env", List.of(Map.of("name", "MYSQL_PASSWORD", "value", "of-go")))));
        Map<String, @Nullable Object> board = Map.of("data", Map.of("application.properties", """
                        server.port=8080
                        server.board.login.username=admin
                        server.board.login.password=board-of-go
                        """));
        Lookup running = (apiVersion, kind, namespace, name) -> switch (kind + "/" + name) {
            case "StatefulSet/mysql" -> mysql;
            case "ConfigMap/fateboard-config" -> board;
            default -> Map.of();
        };

        Manifest manifest = render(Map.of(), UPGRADE, running);

        assertThat(secret(manifest, "mysql-account", "password")).isEqualTo("of-go");
        assertThat(secret(manifest, "eggroll-config", "eggroll.properties")).contains("jdbc.password=of-go\n");
        assertThat(secret(manifest, "fateboard-config", "password")).isEqualTo("board-of-go");
    }

    @Test
    void a_password_that_is_given_wins_and_may_look_like_a_number() {
        Manifest before = render(Map.of(), INSTALL, Lookup.NOTHING);
        Map<String, @Nullable Object> values = Trees.nested("modules.mysql.password", 1234567890L);
        Manifest manifest = render(values, UPGRADE, lookupIn(before));
        assertThat(secret(manifest, "mysql-account", "password")).isEqualTo("1234567890");
        assertThat(secret(manifest, "python-config", "service_conf.yaml")).contains("passwd: \"1234567890\"");
    }

    @Test
    void a_database_outside_has_its_own() {
        Map<String, @Nullable Object> values = Map.of(
                "externalMysqlIp", "mysql.example.com",
                "externalMysqlUser", "someone",
                "externalMysqlPassword", "a \"quoted\" one");
        Manifest manifest = render(values, INSTALL, Lookup.NOTHING);
        assertThat(secret(manifest, "mysql-account", "password")).isEqualTo("a \"quoted\" one");
        assertThat(secret(manifest, "python-config", "service_conf.yaml")).contains("passwd: \"a \\\"quoted\\\" one\"");
    }

    @Test
    void rabbitmq_lets_fate_flow_in() {
        Map<String, @Nullable Object> values = Map.of(
                "computing", "Spark",
                "federation", "RabbitMQ",
                "modules", Map.of("rabbitmq", Map.of("include", true)));
        Manifest manifest = render(values, INSTALL, Lookup.NOTHING);
        String password = secret(manifest, "rabbitmq-account", "RABBITMQ_DEFAULT_PASS");
        assertThat(password).hasSize(24).isEqualTo(secret(manifest, "rabbitmq-account", "RABBITMQ_PASSWORD"));
        assertThat(secret(manifest, "python-config", "service_conf.yaml")).contains("password: \"" + password + "\"");
    }

    static List<ChartUnderTest> charts() {
        return ChartUnderTest.all().toList();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void passwords_are_in_secrets_only(ChartUnderTest chart) {
        // A hash of one is no password.
        String everyKey =
                Example.of(chart).text().replaceAll("(?m)((?:(?<!hashed_)[pP]assword|_pass): ).+", "$1ver7-sec5ret");
        Manifest manifest =
                chart.renderOurselves(chart.valuesOurselves(everyKey), INSTALL, ChartUnderTest.NEWEST, Lookup.NOTHING);
        assertThat(manifest.objects())
                .filteredOn(object -> !object.kind().equals("Secret"))
                .isNotEmpty()
                .noneMatch(object -> object.content().toString().contains("ver7-sec5ret"));
        if (everyKey.contains("ver7-sec5ret")) {
            String encoded = Base64.getEncoder().encodeToString("ver7-sec5ret".getBytes(StandardCharsets.UTF_8));
            assertThat(manifest.toYaml()).contains(encoded);
        }
    }

    private static Manifest render(Map<String, @Nullable Object> values, ReleaseInfo release, Lookup lookup) {
        return FATE.renderOurselves(values, release, ChartUnderTest.NEWEST, lookup);
    }

    private static String secret(Manifest manifest, String name, String key) {
        Object value = Trees.map(object(manifest, name).get("data")).get(key);
        return new String(Base64.getDecoder().decode(String.valueOf(value)), StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> object(Manifest manifest, String secret) {
        return manifest.objects().stream()
                .filter(object ->
                        object.kind().equals("Secret") && object.name().equals(secret))
                .findFirst()
                .map(ManifestObject::content)
                .orElseGet(Map::of);
    }

    /** A cluster in which a manifest has been installed. */
    private static Lookup lookupIn(Manifest manifest) {
        return (apiVersion, kind, namespace, name) -> {
            assertThat(namespace).isEqualTo("fate-9999");
            return new LinkedHashMap<>(kind.equals("Secret") ? object(manifest, name) : Map.of());
        };
    }
}
