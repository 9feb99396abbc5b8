package org.fedai.kubefate.chart.internal.engine.node;

import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstIdentifier;
import jinjava.javax.el.ELContext;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;
import org.fedai.kubefate.chart.internal.engine.run.Site;
import org.jspecify.annotations.Nullable;

/** The dot. */
public final class DotNode extends AstIdentifier implements Sited {
    private final Site site;

    public DotNode(String name, Site site) {
        super(name, 0);
        this.site = site;
    }

    @Override
    public @Nullable Object eval(@Nullable Bindings bindings, ELContext context) {
        return ((Evaluation) context).dot();
    }

    @Override
    public Site site() {
        return site;
    }
}
