package org.fedai.kubefate.chart.internal.engine.node;

import java.math.BigInteger;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;
import org.fedai.kubefate.chart.internal.engine.run.Site;
import org.fedai.kubefate.chart.internal.function.table.Nil;
import org.fedai.kubefate.chart.internal.value.FunctionException;

/**
 * An expression of a tag, parsed.
 *
 * @param site of the action it belongs to
 */
public record BoundExpression(AstNode node, Site site) {
    /** Its value in a pipeline: null is {@link Nil#UNTYPED}. */
    public Object value(Evaluation evaluation) {
        evaluation.progress().reach(site);
        try {
            Object value = node.eval(null, evaluation);
            if (value instanceof BigInteger) {
                throw site.fail(value + " overflows int");
            }
            return value == null ? Nil.UNTYPED : value;
        } catch (FunctionException e) {
            throw site.fail(e.getMessage());
        }
    }
}
