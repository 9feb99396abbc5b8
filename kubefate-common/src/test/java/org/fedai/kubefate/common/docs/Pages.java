package org.fedai.kubefate.common.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which pages there are. */
final class Pages {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path ENGLISH = ROOT.resolve("docs");
    private static final Path CHINESE = ENGLISH.resolve("zh");

    /** For those who change or examine KubeFATE or write charts; in English only. */
    private static final Set<String> OF_DEVELOPERS =
            Set.of("architecture.md", "customising-a-chart.md", "functions.md", "security.md", "templates.md");

    private static final Set<String> NOT_LOOKED_INTO = Set.of("target", "run", "resources", "node_modules");

    /** A page in English and the same one in Chinese. */
    record Pair(Path english, Path chinese) {
        @Override
        public String toString() {
            return ROOT.relativize(chinese).toString();
        }
    }

    private Pages() {}

    /** Every operator page with its twin, whether the twin exists or not. */
    static List<Pair> pairs() {
        return Stream.concat(
                        Stream.of(new Pair(ROOT.resolve("README.md"), ROOT.resolve("README_zh.md"))),
                        in(ENGLISH)
                                .filter(page -> !OF_DEVELOPERS.contains(name(page)))
                                .map(page -> new Pair(page, CHINESE.resolve(name(page)))))
                .toList();
    }

    /** Pages in Chinese, the README aside. */
    static List<Path> chinese() {
        return in(CHINESE).toList();
    }

    /** Every page of the tree. */
    static List<Path> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> name(file).endsWith(".md"))
                    .filter(file -> Stream.iterate(file, up -> !up.equals(ROOT), Path::getParent)
                            .map(Pages::name)
                            .noneMatch(name -> NOT_LOOKED_INTO.contains(name) || name.startsWith(".git")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
