package org.fedai.kubefate.chart.internal.engine.node;

import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstIdentifier;
import jinjava.javax.el.ELContext;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;
import org.fedai.kubefate.chart.internal.engine.run.Site;
import org.jspecify.annotations.Nullable;

/** {@code $} or a variable. */
public final class VariableNode extends AstIdentifier implements Sited {
    private final int slot;
    private final Site site;

    public VariableNode(String name, int slot, Site site) {
        super(name, 0);
        this.slot = slot;
        this.site = site;
    }

    @Override
    public @Nullable Object eval(@Nullable Bindings bindings, ELContext context) {
        Object value = ((Evaluation) context).variable(slot);
        if (!Evaluation.isSet(value)) {
            throw site.fail("undefined variable: " + getName());
        }
        return value;
    }

    @Override
    public Site site() {
        return site;
    }
}
