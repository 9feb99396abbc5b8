package org.fedai.kubefate.chart.internal.engine.tag;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.expression.ExpressionStrategy;
import com.hubspot.jinjava.tree.output.RenderedOutputNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import org.fedai.kubefate.chart.internal.engine.node.BoundExpression;
import org.fedai.kubefate.chart.internal.engine.run.TemplateInterpreter;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.function.table.Nil;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoStruct;
import org.fedai.kubefate.chart.internal.value.Method;

/** Prints an expression as Go does. */
public final class PrintStrategy implements ExpressionStrategy {
    private static final long serialVersionUID = 1L;

    private final transient BoundExpression expression;

    public PrintStrategy(BoundExpression expression) {
        this.expression = expression;
    }

    @Override
    public RenderedOutputNode interpretOutput(ExpressionToken token, JinjavaInterpreter interpreter) {
        Object value = expression.value(TemplateInterpreter.of(interpreter));
        try {
            return new RenderedOutputNode(print(value));
        } catch (FunctionException e) {
            throw expression.site().fail(e.getMessage());
        }
    }

    private String print(Object value) {
        return switch (value) {
            case String s -> s;
            case Nil nil -> "<no value>";
            case GoStruct struct -> {
                String text = GoFormat.sprint(struct);
                yield struct.isPointer() && struct.string() == null ? text.substring(1) : text;
            }
            case Method method -> throw expression.site().fail("can't print a method");
            default -> GoFormat.sprint(value);
        };
    }
}
