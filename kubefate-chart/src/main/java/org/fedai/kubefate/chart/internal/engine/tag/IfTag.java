package org.fedai.kubefate.chart.internal.engine.tag;

import com.hubspot.jinjava.tree.Node;
import java.util.List;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;
import org.fedai.kubefate.chart.internal.function.table.Nil;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/** {@code if} with {@code elif} and {@code else}, by Go's truth. */
public final class IfTag extends BoundTag {
    private static final long serialVersionUID = 1L;

    private final transient List<Choice> choices;

    /**
     * Nodes under a condition.
     *
     * @param condition null for {@code else}
     */
    public record Choice(@Nullable BoundHeader condition, List<Node> nodes) {}

    public IfTag(List<Choice> choices) {
        super("if");
        this.choices = choices;
    }

    @Override
    String render(Evaluation evaluation) {
        for (Choice choice : choices) {
            if (choice.condition() == null || isTrue(choice.condition().value(evaluation))) {
                return evaluation.render(choice.nodes());
            }
        }
        return "";
    }

    static boolean isTrue(Object value) {
        return value != Nil.UNTYPED && Types.isTrue(value);
    }
}
