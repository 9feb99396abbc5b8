package org.fedai.kubefate.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.fedai.kubefate.common.KubefateException;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
    @Test
    void the_default_is_a_file_in_the_home_directory() {
        DatabaseSettings settings = settings("", "", "");

        assertThat(settings.isEmbedded()).isTrue();
        assertThat(settings.url()).startsWith("jdbc:h2:file:" + System.getProperty("user.home") + "/.kubefate/");
    }

    @Test
    void the_default_of_the_go_service_means_the_embedded_database() {
        DatabaseSettings settings = settings("sqlite", "file::memory:?cache=shared", "");

        assertThat(settings.isEmbedded()).isTrue();
        assertThat(settings.url()).doesNotContain(":memory:");
    }

    @Test
    void a_server_connection_has_defaults() {
        DatabaseSettings settings = settings("mysql", "", "mariadb");

        assertThat(settings.isEmbedded()).isFalse();
        assertThat(settings.url()).startsWith("jdbc:mysql://mariadb:3306/kube_fate?");
        assertThat(settings.description()).isEqualTo("database kube_fate at mariadb:3306");
    }

    @Test
    void the_error_of_an_unknown_type_lists_the_known_ones() {
        assertThatThrownBy(() -> settings("oracle", "", "").isEmbedded())
                .isInstanceOf(KubefateException.class)
                .hasMessageContaining("mysql, mariadb or h2");
    }

    @Test
    void no_message_contains_the_password() {
        assertThat(settings("mysql", "", "db").toString()).doesNotContain("s3cret");
    }

    private static DatabaseSettings settings(String type, String file, String host) {
        return new DatabaseSettings(type, file, host, "", "", "me", "s3cret", Duration.ofMinutes(4));
    }
}
