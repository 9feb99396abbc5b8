package org.fedai.kubefate.server.release.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The namespaces into which nothing is ever installed: those of Kubernetes and that of the service, with its passwords and tokens. */
final class ProtectedNamespaces {
    private static final Set<String> ALWAYS = Set.of("kube-system", "kube-public", "kube-node-lease", "kube-fate");

    private final Set<String> names;

    private ProtectedNamespaces(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    /** @param file contains the name of the namespace of the service's pod; does not exist outside Kubernetes */
    static ProtectedNamespaces withThatOf(Path file) {
        Set<String> names = new HashSet<>(ALWAYS);
        try {
            names.add(Files.readString(file).strip());
        } catch (NoSuchFileException outsideKubernetes) {
            // The documented name, kube-fate, is always protected.
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the namespace of the service from " + file, e);
        }
        return new ProtectedNamespaces(names);
    }

    boolean contains(String namespace) {
        return names.contains(namespace);
    }
}
