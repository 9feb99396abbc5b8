package org.fedai.kubefate.chart.internal.engine.tag;

import com.hubspot.jinjava.tree.Node;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.function.table.Nil;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.fedai.kubefate.chart.internal.value.GoStringOrder;
import org.jspecify.annotations.Nullable;

/** {@code range}: lists in their order, maps in the order of their keys, integers from 0. */
public final class RangeTag extends BoundTag {
    private static final long serialVersionUID = 1L;

    private final transient BoundHeader header;
    private final transient List<Node> body;
    private final transient List<Node> otherwise;

    public RangeTag(BoundHeader header, List<Node> body, List<Node> otherwise) {
        super("range");
        this.header = header;
        this.body = body;
        this.otherwise = otherwise;
    }

    @Override
    String render(Evaluation evaluation) {
        Object value = header.value(evaluation);
        Loop loop = new Loop(evaluation);
        switch (value) {
            case Nil nil -> {}
            case Map<?, ?> map -> loop.over(map);
            case List<?> list -> loop.over(list);
            case Long count -> loop.over(count, null);
            case GoInteger count -> loop.over(count.longValue(), count.kind());
            default -> throw header.fail("range can't iterate over " + GoFormat.sprint(value));
        }
        return loop.turns == 0 ? otherwise(evaluation) : loop.out.toString();
    }

    private String otherwise(Evaluation evaluation) {
        String text = evaluation.render(otherwise);
        evaluation.endOfElse();
        return text;
    }

    private final class Loop {
        private final Evaluation evaluation;
        private final StringBuilder out = new StringBuilder();
        private int turns;

        Loop(Evaluation evaluation) {
            this.evaluation = evaluation;
        }

        void over(List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (!turn((long) i, list.get(i))) {
                    break;
                }
            }
        }

        void over(Map<?, ?> map) {
            for (Map.Entry<String, @Nullable Object> entry : GoStringOrder.snapshot(map)) {
                if (!turn(entry.getKey(), entry.getValue())) {
                    break;
                }
            }
        }

        /**
         * @param kind of the integers; null for int
         */
        void over(long count, GoInteger.@Nullable Kind kind) {
            if (header.variables() > 1) {
                throw header.fail("can't use " + count + " to iterate over more than one variable");
            }
            for (long i = 0; i < count; i++) {
                if (!turn(null, kind == null ? (Object) i : GoInteger.of(kind, i))) {
                    break;
                }
            }
        }

        private boolean turn(@Nullable Object index, @Nullable Object element) {
            turns++;
            evaluation.progress().countTurn();
            header.set(evaluation, index, element);
            out.append(evaluation.render(body, element));
            return evaluation.endOfTurn() != Evaluation.Jump.BREAK;
        }
    }
}
