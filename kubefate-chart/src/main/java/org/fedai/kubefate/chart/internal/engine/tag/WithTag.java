package org.fedai.kubefate.chart.internal.engine.tag;

import com.hubspot.jinjava.tree.Node;
import java.util.List;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;

/** {@code with}: sets the dot if the value is not empty. */
public final class WithTag extends BoundTag {
    private static final long serialVersionUID = 1L;

    private final transient BoundHeader header;
    private final transient List<Node> body;
    private final transient List<Node> otherwise;

    public WithTag(BoundHeader header, List<Node> body, List<Node> otherwise) {
        super("with");
        this.header = header;
        this.body = body;
        this.otherwise = otherwise;
    }

    @Override
    String render(Evaluation evaluation) {
        Object value = header.value(evaluation);
        return IfTag.isTrue(value) ? evaluation.render(body, value) : evaluation.render(otherwise);
    }
}
