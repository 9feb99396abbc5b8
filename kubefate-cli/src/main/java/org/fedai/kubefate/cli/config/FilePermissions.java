package org.fedai.kubefate.cli.config;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Whether other users of the machine have access to a file. */
public final class FilePermissions {
    private static final Set<PosixFilePermission> OWN = Set.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);

    private FilePermissions() {}

    /** The permissions of a file, as in {@code rw-r--r--}; empty if they are its owner's only, or unknown. */
    public static Optional<String> open(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return OWN.containsAll(permissions)
                    ? Optional.empty()
                    : Optional.of(PosixFilePermissions.toString(permissions));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}
