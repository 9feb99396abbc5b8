package org.fedai.kubefate.cli.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the directory of a bundle into one file. Links are skipped, because their targets were not collected. */
final class PackBundle {
    private static final String PACKED = "supportbundle.zip";

    private final Path collected;
    private final Path target;

    PackBundle(Path collected, Path target) {
        this.collected = collected.normalize();
        this.target = target.normalize();
    }

    Path pack() {
        checkFolders();
        Path file = target.resolve(PACKED);
        try {
            Files.createDirectories(target);
            Path written = Files.createTempFile(target, ".bundle", ".zip");
            try {
                zip(written);
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(written);
            }
            remove();
            return file;
        } catch (IOException e) {
            throw new BundleException("cannot pack the bundle into " + file + ": " + e.getMessage(), e);
        }
    }

    /** The directory is removed after packing, so it has to be one that was created for a bundle. */
    private void checkFolders() {
        if (!Files.isDirectory(collected)) {
            throw new BundleException(
                    "nothing has been collected in " + collected + " yet; run kubefate supportbundle "
                            + "collect first",
                    null);
        }
        if (!Files.isRegularFile(collected.resolve(Bundle.ABOUT), LinkOption.NOFOLLOW_LINKS)) {
            throw new BundleException(
                    "%s was not created by kubefate supportbundle collect: it contains no %s"
                            .formatted(collected, Bundle.ABOUT),
                    null);
        }
        if (target.startsWith(collected)) {
            throw new BundleException(
                    "cannot write the packed file to " + target + ", because that directory is removed after packing",
                    null);
        }
    }

    private void zip(Path written) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(written))) {
            for (Path one : files()) {
                zip.putNextEntry(
                        new ZipEntry(collected.relativize(one).toString().replace('\\', '/')));
                Files.copy(one, zip);
                zip.closeEntry();
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(collected)) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private void remove() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(collected)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
