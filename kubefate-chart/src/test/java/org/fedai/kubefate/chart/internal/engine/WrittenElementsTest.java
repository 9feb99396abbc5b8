package org.fedai.kubefate.chart.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.hubspot.jinjava.tree.Node;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.engine.run.ProgramJinjava;
import org.fedai.kubefate.chart.internal.translate.JinjaElement;
import org.fedai.kubefate.chart.internal.translate.JinjaElement.Word;
import org.fedai.kubefate.chart.internal.translate.JinjaProgram;
import org.fedai.kubefate.chart.internal.translate.Keyword;
import org.fedai.kubefate.chart.internal.translate.Place;
import org.junit.jupiter.api.Test;

class WrittenElementsTest {
    private static final String TEXT = "a\n{%- break %}";
    private static final Place PLACE = new Place(2, 1);
    private static final Node NODE = ProgramJinjava.parse(TEXT, List.of(new SyntaxTag(Keyword.BREAK)))
            .getChildren()
            .getLast();

    @Test
    void what_was_written_is_taken_where_jinjava_finds_it_once() {
        WrittenElements elements = elements(Map.of(PLACE, new Word(Keyword.BREAK)));

        assertThat(elements.take(NODE)).isEqualTo(new Word(Keyword.BREAK));
        elements.checkNoneLeft();
        assertThatIllegalStateException().isThrownBy(() -> elements.take(NODE));
    }

    @Test
    void jinjava_must_not_find_what_was_not_written() {
        assertThatIllegalStateException()
                .isThrownBy(() -> elements(Map.of(new Place(2, 2), new Word(Keyword.BREAK)))
                        .take(NODE))
                .withMessageContaining("{%- break %}");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        elements(Map.of(PLACE, new Word(Keyword.CONTINUE))).take(NODE))
                .withMessageContaining("{%- break %}");
    }

    @Test
    void jinjava_must_find_all_that_was_written() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> elements(Map.of(PLACE, new Word(Keyword.BREAK))).checkNoneLeft())
                .withMessageContaining("BREAK");
    }

    private static WrittenElements elements(Map<Place, JinjaElement> written) {
        return new WrittenElements(new JinjaProgram(TEXT, written));
    }
}
