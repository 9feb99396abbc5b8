package org.fedai.kubefate.server.database;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.fedai.kubefate.common.KubefateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the files of the embedded database to other users of the machine: they contain the key that signs tokens, and
 * the passwords in every cluster.yaml. H2 creates files with the permissions that the umask leaves, so they are created
 * here, before it opens them.
 */
final class PrivateFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);
    private static final String SUFFIX = ".mv.db";
    private static final Set<PosixFilePermission> FILE = Set.of(OWNER_READ, OWNER_WRITE);
    private static final Set<PosixFilePermission> FOLDER = Set.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);

    private final Path database;
    private final boolean ownFolder;

    /**
     * @param database the file without its extension, absolute
     * @param ownFolder whether the folder contains nothing else, so that its permissions may be changed
     */
    PrivateFiles(Path database, boolean ownFolder) {
        this.database = database;
        this.ownFolder = ownFolder;
    }

    /** @throws KubefateException if folder or file can be neither found nor created */
    void protect() {
        Path folder = Objects.requireNonNull(database.getParent());
        try {
            if (Files.getFileAttributeView(existing(folder), PosixFileAttributeView.class) == null) {
                // Windows: the permissions of the user's own folder apply to everything in it.
                Files.createDirectories(folder);
                return;
            }
            if (Files.isDirectory(folder)) {
                protectFolder(folder);
            } else {
                Files.createDirectories(folder, only(FOLDER));
            }
            protectFiles(folder);
        } catch (IOException e) {
            throw new KubefateException(
                    "the embedded database " + database + " cannot be used: " + e
                            + "; check the permissions of its folder, or set FATECLOUD_DB_FILE to another file",
                    e);
        }
    }

    private void protectFolder(Path folder) throws IOException {
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(folder);
        if (FOLDER.containsAll(found) || (ownFolder && isRestricted(folder, FOLDER))) {
            return;
        }
        LOG.warn(
                "the folder {} of the embedded database is open to other users ({}); run chmod 700 {}, or set"
                        + " FATECLOUD_DB_FILE to a file in a folder that only the service uses",
                folder,
                PosixFilePermissions.toString(found),
                folder);
    }

    private void protectFiles(Path folder) throws IOException {
        Path main = folder.resolve(database.getFileName() + SUFFIX);
        try {
            Files.createFile(main, only(FILE));
        } catch (FileAlreadyExistsException e) {
            LOG.debug("{} exists", main);
        }
        // A trace file of an earlier release contains statements with their values.
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                folder, file -> String.valueOf(file.getFileName()).startsWith(database.getFileName() + "."))) {
            for (Path file : files) {
                if (String.valueOf(file.getFileName()).endsWith(".db") && Files.isRegularFile(file)) {
                    protectFile(file);
                }
            }
        }
    }

    private static void protectFile(Path file) throws IOException {
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
        if (FILE.containsAll(found)) {
            return;
        }
        String before = PosixFilePermissions.toString(found);
        if (isRestricted(file, FILE)) {
            LOG.warn(
                    "{} was open to other users ({}) and is now closed to them; if one of them may have read it, set"
                            + " FATECLOUD_JWT_KEY to a new key and change the passwords of all users",
                    file,
                    before);
        } else {
            LOG.warn(
                    "{} is open to other users ({}), and its permissions cannot be changed; whoever reads it can sign"
                            + " tokens: use a file system with permissions (FATECLOUD_DB_FILE)",
                    file,
                    before);
        }
    }

    /** Restricts the permissions. @return false if the file belongs to another user or its file system has none */
    private static boolean isRestricted(Path path, Set<PosixFilePermission> wanted) throws IOException {
        try {
            Files.setPosixFilePermissions(path, wanted);
        } catch (IOException e) {
            LOG.debug("{}: {}", path, e.toString());
        }
        return wanted.containsAll(Files.getPosixFilePermissions(path));
    }

    /** The folder itself, or the nearest one above it that exists. */
    private static Path existing(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private static FileAttribute<Set<PosixFilePermission>> only(Set<PosixFilePermission> permissions) {
        return PosixFilePermissions.asFileAttribute(permissions);
    }
}
