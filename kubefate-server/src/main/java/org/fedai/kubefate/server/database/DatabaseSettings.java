package org.fedai.kubefate.server.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.fedai.kubefate.common.KubefateException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The database connection. An empty string means the default, because environment variables are often set to empty
 * instead of unset.
 *
 * @param type mysql or mariadb for a server; h2, sqlite (the default of the Go service) or empty for an embedded
 *     database
 * @param file the file of the embedded database, without its extension; {@code ~/.kubefate/database/kubefate} by
 *     default
 * @param host of the server
 * @param port the port of the server; 3306 by default
 * @param name the name of the database on the server; kube_fate by default
 * @param startupWait how long to wait for the server at startup
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
                        "FATECLOUD_DB_TYPE is " + type + "; expected mysql, mariadb or h2 (embedded, the default)");
        };
    }

    String url() {
        return isEmbedded() ? embeddedUrl() : migrationUrl() + "&socketTimeout=" + ANSWER.toMillis();
    }

    /** The same without a limit for one statement, because a change of a large table takes long. */
    String migrationUrl() {
        return isEmbedded() ? embeddedUrl() : "jdbc:mysql://" + host + ":" + port + "/" + name + "?" + SERVER_OPTIONS;
    }

    /** The database in messages, without its password. */
    String description() {
        return isEmbedded()
                ? "the embedded database " + embeddedFile()
                : "database " + name + " at " + host + ":" + port;
    }

    /** Omits the password. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + description() + "]";
    }

    /** The files of the embedded database. */
    PrivateFiles files() {
        return new PrivateFiles(embeddedFile(), isDefaultFile());
    }

    /** Beside the embedded database. */
    Path sandboxFile() {
        Path database = embeddedFile();
        return database.resolveSibling(database.getFileName() + ".sandbox.gz");
    }

    private String embeddedUrl() {
        // Commits are written immediately, so that no committed data is lost if the process is killed. The lock timeout
        // is longer than H2's default of two seconds for busy machines. A trace file would contain the values of failed
        // statements; what H2 reports there is in the exceptions, too.
        return "jdbc:h2:file:" + embeddedFile()
                + ";WRITE_DELAY=0;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                + ";DB_CLOSE_ON_EXIT=FALSE;TIME ZONE=UTC;LOCK_TIMEOUT=20000;TRACE_LEVEL_FILE=0";
    }

    private Path embeddedFile() {
        return isDefaultFile()
                ? Path.of(System.getProperty("user.home"), ".kubefate", "database", "kubefate")
                : Path.of(file).toAbsolutePath();
    }

    /** The Go service uses ":memory:" for an in-memory database; it is not a file name here. */
    private boolean isDefaultFile() {
        return file.isBlank() || file.contains(":memory:");
    }

    private static String orDefault(String value, String fallback) {
        return value.isBlank() ? fallback : value;
    }

    /** Requests must not hang when the server stops answering; no statement of theirs takes that long. */
    private static final Duration ANSWER = Duration.ofSeconds(15);

    /** Without TLS, MySQL's authentication needs the public key of the server; times are stored as UTC. */
    private static final String SERVER_OPTIONS =
            "allowPublicKeyRetrieval=true&sslMode=PREFERRED&connectionTimeZone=UTC&characterEncoding=UTF-8&connectTimeout=5000"
                    + "&rewriteBatchedStatements=true&tcpKeepAlive=true";
}
