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
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Tokens kept between runs, one file for each server and user, readable by their owner only. A cache: what cannot be read is as good as
 * absent, and what cannot be written costs a login the next time.
 */
public final class TokenCache {
    private final Path folder;

    /**
     * @param folder where the files lie; made when it is needed
     */
    public TokenCache(Path folder) {
        this.folder = folder;
    }

    /**
     * What a login gave.
     *
     * @param expire when it ends
     */
    record Token(String token, Instant expire) {}

    Optional<Token> find(String server, String username) {
        try {
            return Optional.of(Wire.MAPPER.readValue(Files.readAllBytes(file(server, username)), Token.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a token.
     *
     * @return whether it could be kept
     */
    boolean keep(String server, String username, Token token) {
        try {
            Files.createDirectories(folder, ownerOnly("rwx------"));
            Path written = Files.createTempFile(folder, "token", ".tmp", ownerOnly("rw-------"));
            Files.write(written, Wire.MAPPER.writeValueAsBytes(token));
            Files.move(written, file(server, username), StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void forget(String server, String username) {
        try {
            Files.deleteIfExists(file(server, username));
        } catch (IOException e) {
            // It ends by itself.
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
        return folder.resolve(URLEncoder.encode(server, StandardCharsets.UTF_8)
                + "_"
                + URLEncoder.encode(username, StandardCharsets.UTF_8)
                + ".json");
    }
}
