package org.fedai.kubefate.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One name, one thing, in all modules: whoever meets a class need not ask which of two it is. */
class NamesTest {
    private static final Path PROJECT = Path.of("..");

    private static final Set<String> OF_EVERY_PACKAGE = Set.of("package-info", "module-info");

    @Test
    void no_two_classes_have_the_same_simple_name() throws IOException {
        Map<String, Set<Path>> byName = sources()
                .collect(Collectors.groupingBy(
                        NamesTest::simpleName,
                        TreeMap::new,
                        Collectors.mapping(PROJECT::relativize, Collectors.toSet())));
        byName.keySet().removeAll(OF_EVERY_PACKAGE);

        assertThat(byName)
                .hasSizeGreaterThan(500)
                .allSatisfy((name, files) -> assertThat(files).as(name).hasSize(1));
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> modules = Files.list(PROJECT)) {
            return modules.map(module -> module.resolve("src/main/java")).filter(Files::isDirectory).toList().stream()
                    .flatMap(NamesTest::sources);
        }
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String simpleName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".java".length());
    }
}
