package org.fedai.kubefate.chart.internal.engine.node;

import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstDot;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.javax.el.ELContext;
import org.fedai.kubefate.chart.internal.engine.run.Site;
import org.jspecify.annotations.Nullable;

/** {@code base.name} */
public final class FieldNode extends AstDot implements Sited, MemberNode {
    private final boolean held;
    private final Site site;

    public FieldNode(AstNode base, String name, Site site) {
        super(base, name, true);
        this.held = base instanceof MemberNode;
        this.site = site;
    }

    @Override
    public @Nullable Object eval(@Nullable Bindings bindings, ELContext context) {
        return Fields.get(prefix.eval(bindings, context), property, held, site);
    }

    @Override
    public AstNode base() {
        return prefix;
    }

    @Override
    public String name() {
        return property;
    }

    @Override
    public Site site() {
        return site;
    }
}
