package org.fedai.kubefate.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.fedai.kubefate.chart.exception.ChartException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartFolderTest {
    @TempDir
    Path outside;

    private Path folder;

    @BeforeEach
    void a_chart() throws IOException {
        folder = Files.createDirectory(outside.resolve("chart"));
        write("Chart.yaml", "name: probe\nversion: 1.0.0\n");
    }

    @Test
    void files_come_in_order_of_their_names() throws IOException {
        write("templates/b.yaml", "");
        write("templates/a/z.yaml", "");
        write("values.yaml", "a: 1");

        assertThat(read().raw())
                .extracting(ChartFile::name)
                .containsExactly("Chart.yaml", "templates/a/z.yaml", "templates/b.yaml", "values.yaml");
    }

    @Test
    void hidden_files_in_templates_do_not_count() throws IOException {
        write("templates/.swp", "");
        write(".hidden", "");

        assertThat(read().raw()).extracting(ChartFile::name).containsExactly(".hidden", "Chart.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "'*.md', 'README.md docs/x.md'",
        "'docs/', 'docs/x.md docs/y/z.txt'",
        "'/docs/*.md', 'docs/x.md'",
        "'docs/y/z.txt', 'docs/y/z.txt'",
        "'z.*', 'docs/y/z.txt'",
        "'[x-z].txt', 'docs/y/z.txt'",
        "'[^x].txt', 'docs/y/z.txt'",
        "'R?ADME.md', 'README.md'",
        "'# *.md', ''",
        "'', ''"
    })
    void helmignore_leaves_files_out(String rule, String ignored) throws IOException {
        write("README.md", "");
        write("docs/x.md", "");
        write("docs/y/z.txt", "");
        write(".helmignore", "\n" + rule + "\n.helmignore");

        String all = "Chart.yaml README.md docs/x.md docs/y/z.txt";
        assertThat(read().raw())
                .extracting(ChartFile::name)
                .containsExactlyElementsOf(Arrays.stream(all.split(" "))
                        .filter(name -> !List.of(ignored.split(" ")).contains(name))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"'a\n**/x', 2", "'[a', 1", "'a\\', 1"})
    void a_rule_without_meaning_is_refused_with_its_line(String rules, int line) throws IOException {
        write(".helmignore", rules);

        assertThatThrownBy(this::read).hasMessageContaining(".helmignore:" + line + ": ");
    }

    @Test
    void links_inside_the_folder_are_followed() throws IOException {
        write("files/a", "text");
        Files.createSymbolicLink(folder.resolve("b"), Path.of("files/a"));

        assertThat(read().text("b")).contains("text");
    }

    @Test
    void links_out_of_the_folder_are_refused() throws IOException {
        Files.writeString(outside.resolve("secret"), "s");
        Files.createSymbolicLink(folder.resolve("b"), outside.resolve("secret"));

        assertThatThrownBy(this::read).hasMessageContaining("b is a symbolic link that points outside the chart");
    }

    @Test
    void a_folder_linked_into_itself_is_refused() throws IOException {
        Files.createSymbolicLink(folder.resolve("loop"), folder);

        assertThatThrownBy(this::read).isInstanceOf(ChartException.class);
    }

    @Test
    @Timeout(30)
    void a_pattern_of_helmignore_never_backtracks() throws IOException {
        write("a".repeat(200), "x");
        write(".helmignore", "*a".repeat(20) + "b\n" + "*".repeat(100_000));

        assertThatThrownBy(this::read).hasMessageContaining(".helmignore:2: the pattern ** is not supported");

        write(".helmignore", "*a".repeat(20) + "b\n[b-a]\n" + "?".repeat(10_000));
        assertThat(read().raw()).hasSize(3);
    }

    @Test
    void limits_hold_for_folders_too() throws IOException {
        write("a", "x".repeat(101));

        assertThatThrownBy(() -> ChartFolder.read(folder, new ArchiveLimits(1000, 1000, 100, 10, 1)))
                .hasMessageContaining("the file a of the chart is larger than 100 bytes");
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> ChartFolder.read(outside.resolve("none"), ArchiveLimits.DEFAULT))
                .isInstanceOf(ChartException.class)
                .hasMessageContaining("none does not exist");
    }

    private Chart read() {
        return ChartFolder.read(folder, ArchiveLimits.DEFAULT);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
