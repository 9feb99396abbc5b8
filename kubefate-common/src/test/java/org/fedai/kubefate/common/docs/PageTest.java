package org.fedai.kubefate.common.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    @TempDir
    private Path folder;

    @Test
    void anchors_are_those_of_github() throws IOException {
        Page page = page("""
                # The `cluster.yaml`, in short
                ## 从 Go 版 KubeFATE 迁移
                ### Same_name
                ### Same_name
                """);

        assertThat(page.headings().stream().map(Page.Heading::anchor))
                .containsExactly("the-clusteryaml-in-short", "从-go-版-kubefate-迁移", "same_name", "same_name-1");
        assertThat(page.heading("same_name-1")).isEqualTo(3);
        assertThat(page.heading("elsewhere")).isEqualTo(-1);
    }

    @Test
    void what_stands_in_a_code_block_is_not_taken_apart() throws IOException {
        Page page = page("""
                1. One

                   ```bash
                   # no heading
                     - no item  # [no link](nowhere.md)
                   ```
                """);

        assertThat(page.headings()).isEmpty();
        assertThat(page.links()).isEmpty();
        assertThat(page.items()).hasSize(1);
        assertThat(page.fences())
                .containsExactly(
                        new Page.Fence(3, "bash", List.of("# no heading", "  - no item  # [no link](nowhere.md)")));
    }

    @Test
    void a_bar_may_stand_escaped_in_a_cell() throws IOException {
        Page page = page("""
                | a | b |
                |---|:-:|
                | `x \\| y` | |
                """);

        assertThat(page.tables())
                .singleElement()
                .satisfies(
                        table -> assertThat(table.rows()).containsExactly(List.of("a", "b"), List.of("`x \\| y`", "")));
    }

    @Test
    void links_lead_to_files_beside_the_page_and_to_anchors_on_it() throws IOException {
        Page page = page("""
                See [one](sub/one.md#two), [here](#below), [elsewhere](https://example.com/x.md) and `[code](no.md)`.
                """);

        assertThat(page.links())
                .containsExactly(
                        new Page.Link(1, folder.resolve("sub/one.md"), "two"), new Page.Link(1, page.file(), "below"));
    }

    @Test
    void code_is_compared_whatever_the_order_of_words() {
        assertThat(Page.code("`b` before `a`"))
                .isEqualTo(Page.code("先 `a` 后 `b`"))
                .containsExactly("a", "b");
    }

    private Page page(String text) throws IOException {
        return Page.read(Files.writeString(folder.resolve("page.md"), text));
    }
}
