package org.fedai.kubefate.chart.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.internal.engine.TemplateSet;
import org.fedai.kubefate.chart.internal.engine.run.TemplateSource;
import org.fedai.kubefate.chart.internal.value.Documents;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example of docs/templates.md is what it says it is. */
class TemplatesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "templates.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");
    private static final String NAME = "page/templates/example.yaml";

    private static List<String> blocks = List.of();

    @BeforeAll
    static void read() throws IOException {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("## An example"));
        blocks = BLOCK.matcher(section)
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring(4, block.length() - 3))
                .limit(4)
                .toList();
    }

    @Test
    void the_source_is_translated_to_the_program() {
        assertThat(compiled().jinja(NAME)).isEqualTo(blocks.get(1));
    }

    @Test
    void the_program_renders_to_the_text() {
        Object values = Yaml.read(blocks.get(2), "values");

        assertThat(compiled().render(NAME, Documents.fromYamlMap(Map.of("Values", values))))
                .isEqualTo(blocks.get(3));
    }

    @Test
    void helm_makes_the_same_text_of_it() {
        assertThat(RealHelm.render(blocks.get(0), blocks.get(2)).text()).isEqualTo(blocks.get(3));
    }

    private static TemplateSet compiled() {
        return TemplateSet.compile(List.of(new TemplateSource(NAME, blocks.get(0))), RenderLimits.DEFAULT);
    }
}
