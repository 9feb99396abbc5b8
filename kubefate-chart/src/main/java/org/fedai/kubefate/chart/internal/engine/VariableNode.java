package org.fedai.kubefate.chart.internal.engine;

import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstIdentifier;
import jinjava.javax.el.ELContext;
import org.jspecify.annotations.Nullable;

/** {@code dot}, {@code $} or a variable. */
final class VariableNode extends AstIdentifier implements Sited {
    private static final int DOT = -1;

    private final int slot;
    private final Site site;

    VariableNode(String name, Slots slots, Site site) {
        super(name, 0);
        this.slot = name.equals("dot") ? DOT : slots.index(name);
        this.site = site;
    }

    @Override
    public @Nullable Object eval(@Nullable Bindings bindings, ELContext context) {
        Evaluation evaluation = (Evaluation) context;
        if (slot == DOT) {
            return evaluation.dot;
        }
        Object value = evaluation.variables[slot];
        if (value == Slots.Unset.UNSET) {
            throw site.fail("undefined variable: " + getName());
        }
        return value;
    }

    @Override
    public Site site() {
        return site;
    }
}
