package org.fedai.kubefate.server.takeover;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import org.fedai.kubefate.common.KubefateException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over the SQLite file of a Go service: the command {@code kubefate-server import --from FILE}. What is here already stays as it is, so that the
 * command can be repeated. Runs before the first administrator and the bundled charts are stored, like {@link TakeOverAtStart}.
 */
@Component
@ConditionalOnProperty("kubefate.takeover.from")
@Lazy(false)
class ImportFile implements InitializingBean {
    private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final String file;
    private final TakeOver takeOver;
    private final TakeOverProgress progress;
    private final TransactionTemplate transaction;

    ImportFile(
            @Value("${kubefate.takeover.from}") String file,
            TakeOver takeOver,
            TakeOverProgress progress,
            TransactionTemplate transaction) {
        this.file = file;
        this.takeOver = takeOver;
        this.progress = progress;
        this.transaction = transaction;
    }

    @Override
    public void afterPropertiesSet() {
        if (file.isBlank()) {
            throw new KubefateException("import needs the file of the Go service: kubefate-server import --from FILE");
        }
        Path path = Path.of(file).toAbsolutePath();
        if (!Files.isReadable(path)) {
            throw new KubefateException(path + " does not exist or may not be read");
        }
        check(path);
        SingleConnectionDataSource database =
                new SingleConnectionDataSource("jdbc:sqlite:" + path + "?open_mode=1", true);
        try {
            Findings findings = transaction.execute(status -> run(path, GoDatabase.in(database)));
            TakeOver.report(findings, path + ", which stays as it is");
        } finally {
            database.destroy();
        }
    }

    private Findings run(Path path, GoDatabase source) {
        if (source.isEmpty()) {
            throw new KubefateException(
                    path + " has none of the tables of a Go KubeFATE (FATECLOUD_DB_FILE of its deployment)");
        }
        progress.lock();
        return takeOver.run(source, new EnumMap<>(GoTable.class));
    }

    private static void check(Path path) {
        try (InputStream content = Files.newInputStream(path)) {
            if (!Arrays.equals(content.readNBytes(HEADER.length), HEADER)) {
                throw new KubefateException(path + " is not an SQLite database");
            }
        } catch (IOException e) {
            throw new KubefateException(path + " cannot be read: " + e, e);
        }
    }
}
