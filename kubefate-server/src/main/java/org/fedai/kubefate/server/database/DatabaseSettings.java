package org.fedai.kubefate.server.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.fedai.kubefate.common.KubefateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the database is. An empty text means the default, because the environment cannot say "not given" otherwise.
 *
 * @param type mysql or mariadb for a server; h2, sqlite (as the Go service calls its own) or nothing for the file of an embedded one
 * @param file of the embedded database, without its ending; {@code ~/.kubefate/database/kubefate} by default
 * @param host of the server
 * @param port of the server; 3306 by default
 * @param name of the database on the server; kube_fate by default
 * @param startupWait how long a server may take to answer at the start
 */
@ConfigurationProperties("kubefate.database")
record DatabaseSettings(
        @DefaultValue("") String type,
        @DefaultValue("") String file,
        @DefaultValue("") String host,
        @DefaultValue("") String port,
        @DefaultValue("") String name,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("4m") Duration startupWait) {

    DatabaseSettings {
        host = orDefault(host, "localhost");
        port = orDefault(port, "3306");
        name = orDefault(name, "kube_fate");
    }

    boolean isEmbedded() {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "", "h2", "sqlite" -> true;
            case "mysql", "mariadb" -> false;
            default ->
                throw new KubefateException(
                        "FATECLOUD_DB_TYPE is " + type + "; it can be mysql, mariadb or h2 (the embedded default)");
        };
    }

    String url() {
        return isEmbedded() ? embeddedUrl() : "jdbc:mysql://" + host + ":" + port + "/" + name + "?" + SERVER_OPTIONS;
    }

    /** What the database is called in messages; holds no password. */
    String description() {
        return isEmbedded()
                ? "the embedded database " + embeddedFile()
                : "database " + name + " at " + host + ":" + port;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + description() + "]";
    }

    private String embeddedUrl() {
        // What is committed is written at once: a killed process must not take the last half second with it. Who waits
        // for a row on a busy
        // machine waits longer than H2's two seconds.
        return "jdbc:h2:file:" + embeddedFile()
                + ";WRITE_DELAY=0;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                + ";DB_CLOSE_ON_EXIT=FALSE;TIME ZONE=UTC;LOCK_TIMEOUT=20000";
    }

    private Path embeddedFile() {
        // The Go service's value for "in memory" is no file name.
        @Nullable String given = file.isBlank() || file.contains(":memory:") ? null : file;
        return given == null
                ? Path.of(System.getProperty("user.home"), ".kubefate", "database", "kubefate")
                : Path.of(given).toAbsolutePath();
    }

    private static String orDefault(String value, String fallback) {
        return value.isBlank() ? fallback : value;
    }

    /** MySQL's password exchange needs the server's key where there is no TLS; instants are written and read as UTC. */
    private static final String SERVER_OPTIONS =
            "allowPublicKeyRetrieval=true&sslMode=PREFERRED&connectionTimeZone=UTC&characterEncoding=UTF-8&connectTimeout=5000&socketTimeout=60000"
                    + "&rewriteBatchedStatements=true&tcpKeepAlive=true";
}
