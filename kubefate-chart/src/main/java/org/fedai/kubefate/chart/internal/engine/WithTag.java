package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.tree.Node;
import java.util.List;

/** {@code with}: another dot, if there is something in it. */
final class WithTag extends BoundTag {
    private static final long serialVersionUID = 1L;

    private final transient Header header;
    private final transient List<Node> body;
    private final transient List<Node> otherwise;

    WithTag(Header header, List<Node> body, List<Node> otherwise) {
        super("with");
        this.header = header;
        this.body = body;
        this.otherwise = otherwise;
    }

    @Override
    String render(Evaluation evaluation) {
        Object value = header.value(evaluation);
        if (!IfTag.isTrue(value)) {
            return evaluation.render(otherwise);
        }
        Object outer = evaluation.dot;
        evaluation.dot = value;
        String text = evaluation.render(body);
        evaluation.dot = outer;
        return text;
    }
}
