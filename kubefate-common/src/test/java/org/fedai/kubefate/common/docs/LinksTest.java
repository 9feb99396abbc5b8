package org.fedai.kubefate.common.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between pages, in both languages. */
class LinksTest {
    @ParameterizedTest
    @MethodSource("pages")
    void links_lead_to_files_and_anchors_that_exist(Path page) {
        List<String> broken = Page.read(Pages.ROOT.resolve(page)).links().stream()
                .filter(link -> !resolves(link))
                .map(link -> "line " + link.line() + ": " + Pages.ROOT.relativize(link.target())
                        + (link.anchor().isEmpty() ? "" : "#" + link.anchor()))
                .toList();

        assertThat(broken).as("broken links of %s", page).isEmpty();
    }

    @Test
    void the_pages_of_the_root_and_of_docs_are_looked_at() {
        assertThat(pages())
                .contains(
                        Path.of("README.md"),
                        Path.of("CONTRIBUTING.md"),
                        Path.of("docs", "cli.md"),
                        Path.of("docs", "zh", "cli.md"),
                        Path.of("charts", "DIFFERENCES.md"));
    }

    static List<Path> pages() {
        return Pages.all().stream().map(Pages.ROOT::relativize).toList();
    }

    private static boolean resolves(Page.Link link) {
        if (!link.target().startsWith(Pages.ROOT) || !Files.exists(link.target())) {
            return false;
        }
        return link.anchor().isEmpty() || Page.read(link.target()).heading(link.anchor()) >= 0;
    }
}
