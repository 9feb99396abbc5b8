package org.fedai.kubefate.cli.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fedai.kubefate.cli.bundle.Kubernetes.Refused;
import org.jspecify.annotations.Nullable;

/** A support bundle: collected in a folder, where more can be added by hand, then packed into one file. */
public final class Bundle {
    private static final String PACKED = "supportbundle.zip";

    private final Path collected;
    private final BundleFolder folder;

    /**
     * @param collected where it is collected
     */
    public Bundle(Path collected) {
        this.collected = collected;
        this.folder = new BundleFolder(collected);
    }

    /** Adds what KubeFATE itself knows. */
    public void add(String name, Object document) {
        folder.document("kubefate/" + name + ".yaml", document);
    }

    /** Notes that something is not in it. */
    public void missing(String what, String why) {
        folder.missing(what, why);
    }

    /**
     * The namespaces there are.
     *
     * @param kubeconfig null for the usual one
     * @return empty when they may not be listed
     */
    public List<String> namespaces(@Nullable Path kubeconfig) {
        try (Kubernetes kubernetes = new Kubernetes(kubeconfig)) {
            return kubernetes.list("/api/v1/namespaces").stream()
                    .map(namespace -> ((Map<?, ?>) namespace.get("metadata")).get("name"))
                    .map(String::valueOf)
                    .toList();
        } catch (Refused e) {
            return List.of();
        }
    }

    /**
     * Collects namespaces.
     *
     * @param pods whose logs are wanted; empty for all
     * @param tail how many lines of each log
     */
    public void collect(@Nullable Path kubeconfig, Set<String> namespaces, Set<String> pods, int tail) {
        try (Kubernetes kubernetes = new Kubernetes(kubeconfig)) {
            namespaces.forEach(namespace -> new CollectNamespace(kubernetes, folder, namespace, tail).collect(pods));
        }
    }

    /** Writes down what could not be had, and tells it. */
    public List<String> finish() {
        List<String> missing = folder.missing();
        if (!missing.isEmpty()) {
            folder.text("missing.txt", String.join("\n", missing) + "\n");
        }
        return missing;
    }

    /**
     * Packs what was collected, and removes the folder.
     *
     * @param target the folder the packed file goes to
     * @return the packed file
     * @throws BundleException when there is nothing to pack, or the file cannot be written
     */
    public Path pack(Path target) {
        if (!Files.isDirectory(collected)) {
            throw new BundleException("nothing is collected in " + collected + " yet", null);
        }
        Path file = target.resolve(PACKED);
        try {
            Files.createDirectories(target);
            Path written = Files.createTempFile(target, ".bundle", ".zip");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(written))) {
                for (Path one : files()) {
                    zip.putNextEntry(
                            new ZipEntry(collected.relativize(one).toString().replace('\\', '/')));
                    Files.copy(one, zip);
                    zip.closeEntry();
                }
            }
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
            remove();
            return file;
        } catch (IOException e) {
            throw new BundleException("the bundle cannot be packed into " + file + ": " + e.getMessage(), e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(collected)) {
            return all.filter(Files::isRegularFile).sorted().toList();
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
