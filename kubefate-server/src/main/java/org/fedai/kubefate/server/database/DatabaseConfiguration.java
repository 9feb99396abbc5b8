package org.fedai.kubefate.server.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {
    /** Time in the precision the database keeps, so that what was written equals what is read. */
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
        // A database that is away should give an answer, not a hanging request.
        pool.setConnectionTimeout(5_000);
        pool.setValidationTimeout(3_000);
        pool.setInitializationFailTimeout(-1);
        new AwaitDatabase(settings).await();
        return pool;
    }
}
