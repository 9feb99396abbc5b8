package org.fedai.kubefate.cli.client;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.fedai.kubefate.cli.config.FilePermissions;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Caches tokens between runs, in one file per server and user that only its owner can read. Unreadable files are
 * ignored, and write errors only cause another login.
 */
public final class TokenCache {
    private final Path folder;
    private final Consumer<String> warnings;

    /**
     * @param folder the directory of the files; created when needed
     * @param warnings receives a message about a token that other users can read
     */
    public TokenCache(Path folder, Consumer<String> warnings) {
        this.folder = folder;
        this.warnings = warnings;
    }

    /**
     * The result of a login.
     *
     * @param expire when the token expires
     * @param password the fingerprint of the password; null in files of earlier versions
     */
    record KeptToken(String token, Instant expire, @Nullable PasswordFingerprint password) {
        KeptToken {
            Objects.requireNonNull(token, "token");
            Objects.requireNonNull(expire, "expire");
        }
    }

    Optional<KeptToken> find(String server, String username) {
        Path file = file(server, username);
        FilePermissions.open(file).ifPresent(permissions -> close(file, permissions));
        try {
            return Optional.of(Wire.MAPPER.readValue(Files.readAllBytes(file), KeptToken.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    void keep(String server, String username, KeptToken token) {
        write(file(server, username), Wire.MAPPER.writeValueAsBytes(token));
    }

    void forget(String server, String username) {
        delete(file(server, username));
        if (user(server).filter(username::equals).isPresent()) {
            delete(userFile(server));
        }
    }

    /** The user of the last {@code kubefate login} at a server. */
    Optional<String> user(String server) {
        try {
            return Optional.of(Files.readString(userFile(server)).strip()).filter(name -> !name.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void keepUser(String server, String username) {
        write(userFile(server), username.getBytes(StandardCharsets.UTF_8));
    }

    /** Closes a file to other users that was copied or opened by hand. */
    private void close(Path file, String permissions) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            warnings.accept(("%s, which contains a token, could be read by other users (%s), and now cannot; run"
                            + " kubefate logout to revoke the token if one of them may have read it")
                    .formatted(file, permissions));
        } catch (IOException e) {
            warnings.accept("%s contains a token, and other users can read it (%s); run chmod 600 on it"
                    .formatted(file, permissions));
        }
    }

    private void write(Path file, byte[] content) {
        try {
            Files.createDirectories(folder, ownerOnly("rwx------"));
            Path written = Files.createTempFile(folder, "token", ".tmp", ownerOnly("rw-------"));
            try {
                Files.write(written, content);
                // Replaced atomically, so that concurrent runs never read a partial file.
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            // The next run logs in again.
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The token expires anyway.
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private Path file(String server, String username) {
        return folder.resolve(encode(server) + "_" + encode(username) + ".json");
    }

    private Path userFile(String server) {
        return folder.resolve(encode(server) + ".user");
    }

    private static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
