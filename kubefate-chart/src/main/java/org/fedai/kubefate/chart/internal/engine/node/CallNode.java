package org.fedai.kubefate.chart.internal.engine.node;

import java.util.List;
import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstFunction;
import jinjava.de.odysseus.el.tree.impl.ast.AstParameters;
import jinjava.javax.el.ELContext;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;
import org.fedai.kubefate.chart.internal.engine.run.Progress;
import org.fedai.kubefate.chart.internal.engine.run.Site;
import org.fedai.kubefate.chart.internal.function.defaults.RefusedByChart;
import org.fedai.kubefate.chart.internal.function.table.Nil;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.jspecify.annotations.Nullable;

/** A call of a function. */
public final class CallNode extends AstFunction implements Sited {
    private final Callee callee;
    private final Arguments arguments;
    private final Site site;

    public CallNode(String name, Callee callee, Arguments arguments, Site site) {
        super(name, 0, new AstParameters(List.of()));
        this.callee = callee;
        this.arguments = arguments;
        this.site = site;
    }

    /** The result, null as {@link Nil#UNTYPED}. */
    @Override
    public Object eval(@Nullable Bindings bindings, ELContext context) {
        Evaluation evaluation = (Evaluation) context;
        Progress progress = evaluation.progress();
        progress.reach(site);
        progress.countStep();
        progress.deeper();
        try {
            Object result = callee.call(arguments, evaluation);
            progress.shallower();
            if (result == null) {
                return Nil.UNTYPED;
            }
            progress.countResult(result);
            return result;
        } catch (FunctionException e) {
            throw e instanceof RefusedByChart ? site.failPlainly(e.getMessage()) : site.fail(e.describe(getName()));
        }
    }

    @Override
    public Site site() {
        return site;
    }
}
