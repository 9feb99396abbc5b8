package org.fedai.kubefate.common.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.common.docs.Page.Fence;
import org.fedai.kubefate.common.docs.Page.Heading;
import org.fedai.kubefate.common.docs.Page.Link;
import org.fedai.kubefate.common.docs.Page.Table;
import org.fedai.kubefate.common.docs.Pages.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages in Chinese keep step with those in English: the same chapters, tables, code and links, in the same order. */
class ChinesePagesTest {
    private static final Pattern COMMENT = Pattern.compile("(^|\\s+)# .*$");

    private static final Map<Path, Path> TWINS =
            Pages.pairs().stream().collect(Collectors.toMap(Pair::english, Pair::chinese));

    @Test
    void every_operator_page_has_a_twin() {
        assertThat(Pages.pairs()).allSatisfy(pair -> assertThat(pair.chinese()).exists());
    }

    @Test
    void every_page_in_chinese_has_a_twin() {
        assertThat(Pages.chinese())
                .allSatisfy(page ->
                        assertThat(TWINS).as("an operator page for %s", page).containsValue(page));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void headings_are_the_same(Pair pair) {
        assertSame(
                pair,
                page -> page.headings().stream().map(ChinesePagesTest::outline).toList());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void tables_have_the_same_rows_and_code(Pair pair) {
        assertSame(
                pair,
                page -> page.tables().stream()
                        .flatMap(ChinesePagesTest::outline)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void code_blocks_are_the_same_but_for_comments(Pair pair) {
        assertSame(
                pair,
                page -> page.fences().stream()
                        .flatMap(ChinesePagesTest::outline)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void lists_have_the_same_items(Pair pair) {
        assertSame(pair, Page::items);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void links_lead_to_the_twins_of_what_the_english_page_links_to(Pair pair) {
        Page english = Page.read(pair.english());
        Page chinese = Page.read(pair.chinese());

        List<String> expected = english.links().stream()
                .filter(link -> !link.target().equals(pair.chinese()))
                .map(ChinesePagesTest::inChinese)
                .map(ChinesePagesTest::text)
                .toList();
        List<String> found = chinese.links().stream()
                .filter(link -> !link.target().equals(pair.english()))
                .map(ChinesePagesTest::text)
                .toList();

        assertThat(found).as("links of %s", pair).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void each_page_links_to_its_twin(Pair pair) {
        assertThat(Page.read(pair.english()).links())
                .anyMatch(link -> link.target().equals(pair.chinese()));
        assertThat(Page.read(pair.chinese()).links())
                .anyMatch(link -> link.target().equals(pair.english()));
    }

    static List<Pair> pairs() {
        return Pages.pairs().stream()
                .filter(pair -> Files.exists(pair.chinese()))
                .toList();
    }

    private static void assertSame(Pair pair, Function<Page, List<String>> part) {
        assertThat(part.apply(Page.read(pair.chinese())))
                .as("%s, compared with %s", pair, Pages.ROOT.relativize(pair.english()))
                .containsExactlyElementsOf(part.apply(Page.read(pair.english())));
    }

    private static String outline(Heading heading) {
        return "#".repeat(heading.level()) + " " + String.join(" ", Page.code(heading.text()));
    }

    private static Stream<String> outline(Table table) {
        List<String> rows = new ArrayList<>(List.of("table"));
        table.rows()
                .forEach(row -> rows.add(row.stream()
                        .map(cell -> cell.isEmpty()
                                ? ""
                                : Page.code(cell).isEmpty()
                                        ? "text"
                                        : Page.code(cell).toString())
                        .collect(Collectors.joining(" | "))));
        return rows.stream();
    }

    private static Stream<String> outline(Fence fence) {
        List<String> lines = new ArrayList<>(List.of("```" + fence.language()));
        fence.lines().forEach(line -> lines.add(COMMENT.matcher(line).replaceAll("")));
        return lines.stream();
    }

    /** Where a page in Chinese links to in place of a page in English: to the twin, and there to the heading at the same place. */
    private static Link inChinese(Link link) {
        Path twin = TWINS.get(link.target());
        if (twin == null || !Files.exists(twin)) {
            return link;
        }
        int heading = Page.read(link.target()).heading(link.anchor());
        List<Heading> headings = Page.read(twin).headings();
        return new Link(
                link.line(),
                twin,
                heading < 0 || heading >= headings.size()
                        ? link.anchor()
                        : headings.get(heading).anchor());
    }

    private static String text(Link link) {
        return Pages.ROOT.relativize(link.target()) + (link.anchor().isEmpty() ? "" : "#" + link.anchor());
    }
}
