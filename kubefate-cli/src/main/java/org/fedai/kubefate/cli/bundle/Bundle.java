package org.fedai.kubefate.cli.bundle;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.cli.bundle.Kubernetes.Refused;
import org.jspecify.annotations.Nullable;

/** A support bundle: collected in a directory, to which files can be added manually, then packed into one file. */
public final class Bundle {
    static final String ABOUT = "about.yaml";

    private final Path collected;
    private final BundleFolder folder;

    /** @param collected the directory in which it is collected */
    public Bundle(Path collected) {
        this.collected = collected;
        this.folder = new BundleFolder(collected);
    }

    /** Adds KubeFATE's own records. */
    public void add(String name, Object document) {
        folder.document("kubefate/" + name + ".yaml", document);
    }

    /** Records that something could not be collected. */
    public void missing(String what, String why) {
        folder.missing(what, why);
    }

    /**
     * Lists the namespaces.
     *
     * @param kubeconfig null for the default
     * @return empty if they may not be listed
     */
    public List<String> namespaces(@Nullable Path kubeconfig) {
        try (Kubernetes kubernetes = new Kubernetes(kubeconfig)) {
            return kubernetes.list("/api/v1/namespaces").stream()
                    .map(namespace -> CollectNamespace.at(namespace, "metadata", "name"))
                    .toList();
        } catch (Refused e) {
            return List.of();
        }
    }

    /** Writes when the bundle was collected and from what; only a directory with this file is removed after packing. */
    public void about(Instant time, Set<String> namespaces) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("collected", time.toString());
        about.put("namespaces", List.copyOf(namespaces));
        folder.document(ABOUT, about);
    }

    /**
     * Collects namespaces.
     *
     * @param pods the pods whose logs are collected; empty for all
     * @param tail maximum number of lines per log
     * @return whether Kubernetes responded at all
     */
    public boolean collect(@Nullable Path kubeconfig, Set<String> namespaces, Set<String> pods, int tail) {
        try (Kubernetes kubernetes = new Kubernetes(kubeconfig)) {
            folder.document("kubernetes/version.yaml", kubernetes.get("/version"));
            for (String kind : List.of("/api/v1/nodes", "/apis/storage.k8s.io/v1/storageclasses")) {
                collectKind(kubernetes, kind, kind.substring(kind.lastIndexOf('/') + 1));
            }
            namespaces.forEach(namespace -> new CollectNamespace(kubernetes, folder, namespace, tail).collect(pods));
            return true;
        } catch (Refused e) {
            folder.missing("Kubernetes", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private void collectKind(Kubernetes kubernetes, String path, String name) {
        try {
            folder.document("kubernetes/" + name + ".yaml", kubernetes.list(path));
        } catch (Refused e) {
            folder.missing(name, String.valueOf(e.getMessage()));
        }
    }

    /** Masks a secret wherever it appears. */
    public void hide(@Nullable String secret) {
        folder.secrets().add(secret);
    }

    /** Ends the collection: masks all known secrets, and returns what could not be collected. */
    public List<String> finish() {
        List<String> missing = folder.missing();
        if (!missing.isEmpty()) {
            folder.text("missing.txt", String.join("\n", missing) + "\n");
        }
        folder.maskKnownSecrets();
        return missing;
    }

    /**
     * Packs the collected files and removes their directory.
     *
     * @param target the directory for the packed file
     * @return the packed file
     * @throws BundleException if there is nothing to pack or the file cannot be written
     */
    public Path pack(Path target) {
        return new PackBundle(collected, target).pack();
    }
}
