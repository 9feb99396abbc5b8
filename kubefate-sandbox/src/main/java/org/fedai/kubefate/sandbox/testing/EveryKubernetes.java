package org.fedai.kubefate.sandbox.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.fedai.kubefate.sandbox.Sandbox;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Provides the sandbox and, if KUBECONFIG is set, the cluster it names. {@code -Dkubernetes=sandbox} or {@code
 * -Dkubernetes=real} selects only one of them.
 */
final class EveryKubernetes implements ArgumentsProvider {
    @Override
    public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        String wanted = System.getProperty("kubernetes", "sandbox,real");
        Stream.Builder<KubernetesUnderTest> found = Stream.builder();
        if (wanted.contains("sandbox")) {
            Sandbox sandbox = Sandbox.start(0);
            found.add(new KubernetesUnderTest(sandbox, sandbox.kubeconfig()));
        }
        String kubeconfig = System.getenv("KUBECONFIG");
        if (wanted.contains("real") && kubeconfig != null && Files.exists(Path.of(kubeconfig))) {
            found.add(new KubernetesUnderTest(null, read(Path.of(kubeconfig))));
        }
        return found.build().map(Arguments::of);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
