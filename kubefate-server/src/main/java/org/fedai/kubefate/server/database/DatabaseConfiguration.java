package org.fedai.kubefate.server.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.fedai.kubefate.server.kubernetes.SandboxFile;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {
    private static final Pattern MARIADB = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+-MariaDB");

    /** A clock with the precision of the database, so that stored times are equal when they are read. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }

    @Bean
    DataSource dataSource(DatabaseSettings settings) throws InterruptedException {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("database");
        pool.setJdbcUrl(settings.url());
        pool.setUsername(settings.isEmbedded() ? "sa" : settings.username());
        pool.setPassword(settings.isEmbedded() ? "" : settings.password());
        pool.setMaximumPoolSize(20);
        pool.setMinimumIdle(2);
        // If the database is unavailable, requests should fail soon instead of hanging.
        pool.setConnectionTimeout(5_000);
        pool.setValidationTimeout(3_000);
        pool.setInitializationFailTimeout(-1);
        if (settings.isEmbedded()) {
            settings.files().protect();
            // H2 closes itself after a failed write, and its connections still call themselves valid. A query finds
            // out;
            // the next connection opens the database again.
            pool.setConnectionTestQuery("SELECT 1");
        }
        new AwaitDatabase(settings).await();
        return pool;
    }

    /** @param opened the file may only be used by the service that has opened the database */
    @Bean
    SandboxFile sandboxFile(DatabaseSettings settings, DataSource opened) {
        return new SandboxFile(settings.isEmbedded() ? settings.sandboxFile() : null);
    }

    @Bean
    FlywayConfigurationCustomizer migrations(DatabaseSettings settings) {
        return flyway -> {
            if (!settings.isEmbedded()) {
                flyway.dataSource(settings.migrationUrl(), settings.username(), settings.password());
            }
        };
    }

    /** MySQL's driver reports a MariaDB server as MySQL 5.5.5; the rest of the version string identifies it. */
    @Bean
    HibernatePropertiesCustomizer mariaDb(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Matcher version = MARIADB.matcher(connection.getMetaData().getDatabaseProductVersion());
            if (!version.find()) {
                return properties -> {};
            }
            return properties -> {
                properties.put("jakarta.persistence.database-product-name", "MariaDB");
                properties.put("jakarta.persistence.database-product-version", version.group());
                properties.put("jakarta.persistence.database-major-version", version.group(1));
                properties.put("jakarta.persistence.database-minor-version", version.group(2));
            };
        }
    }
}
