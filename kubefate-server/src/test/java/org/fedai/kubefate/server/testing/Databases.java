package org.fedai.kubefate.server.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.testcontainers.containers.JdbcDatabaseContainer;
import org.testcontainers.mariadb.MariaDBContainer;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Real database servers, one of each for all tests of a run. */
public final class Databases {
    private Databases() {}

    /** Points the service at MySQL. */
    public static final class MySql implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            use(MySqlHolder.SERVER, context);
        }
    }

    /** Points the service at MariaDB, with the type that existing deployments give. */
    public static final class MariaDb implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            use(MariaDbHolder.SERVER, context);
        }
    }

    public static JdbcDatabaseContainer<?> mySql() {
        return MySqlHolder.SERVER;
    }

    public static JdbcDatabaseContainer<?> mariaDb() {
        return MariaDbHolder.SERVER;
    }

    /** An empty database beside those that other tests use, by its name. Services of other tests may still be at work on theirs. */
    public static String create(JdbcDatabaseContainer<?> server) {
        String name = "own_" + UUID.randomUUID().toString().substring(0, 8);
        try (Connection root = DriverManager.getConnection(server.getJdbcUrl(), "root", server.getPassword());
                Statement statement = root.createStatement()) {
            statement.execute("create database " + name);
            statement.execute("grant all on " + name + ".* to '" + server.getUsername() + "'@'%'");
        } catch (SQLException e) {
            throw new AssertionError("no database could be created", e);
        }
        return name;
    }

    /** The arguments with which the service uses a database of this server. */
    public static String[] arguments(JdbcDatabaseContainer<?> server, String database) {
        return settings(server, database).entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private static Map<String, String> settings(JdbcDatabaseContainer<?> server, String database) {
        return Map.of(
                "kubefate.database.type", "mysql",
                "kubefate.database.host", server.getHost(),
                "kubefate.database.port", server.getFirstMappedPort().toString(),
                "kubefate.database.name", database,
                "kubefate.database.username", server.getUsername(),
                "kubefate.database.password", server.getPassword());
    }

    /** Started with the first test that wants it. */
    private static final class MySqlHolder {
        static final MySQLContainer SERVER =
                new MySQLContainer(DockerImageName.parse("mysql:9.7")).withDatabaseName("kube_fate");

        static {
            SERVER.start();
        }
    }

    private static final class MariaDbHolder {
        static final MariaDBContainer SERVER = new MariaDbByMySqlDriver().withDatabaseName("kube_fate");

        static {
            SERVER.start();
        }
    }

    /** The service has only MySQL's driver, so that is what has to reach MariaDB. */
    private static final class MariaDbByMySqlDriver extends MariaDBContainer {
        MariaDbByMySqlDriver() {
            super(DockerImageName.parse("mariadb:10.11"));
        }

        @Override
        public String getDriverClassName() {
            return "com.mysql.cj.jdbc.Driver";
        }

        @Override
        public String getJdbcUrl() {
            return super.getJdbcUrl().replace("jdbc:mariadb", "jdbc:mysql");
        }
    }

    private static void use(JdbcDatabaseContainer<?> server, ConfigurableApplicationContext context) {
        TestPropertyValues.of(settings(server, server.getDatabaseName())).applyTo(context);
    }
}
