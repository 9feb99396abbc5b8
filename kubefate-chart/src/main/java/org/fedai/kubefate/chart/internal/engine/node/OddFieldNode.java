package org.fedai.kubefate.chart.internal.engine.node;

import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstBracket;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.javax.el.ELContext;
import org.fedai.kubefate.chart.internal.engine.run.Site;
import org.jspecify.annotations.Nullable;

/** {@code base['name']}, for names that Jinja does not accept after a dot. */
public final class OddFieldNode extends AstBracket implements Sited, MemberNode {
    private final String name;
    private final boolean held;
    private final Site site;

    public OddFieldNode(AstNode base, AstNode property, String name, Site site) {
        super(base, property, true, false);
        this.name = name;
        this.held = base instanceof MemberNode;
        this.site = site;
    }

    @Override
    public @Nullable Object eval(@Nullable Bindings bindings, ELContext context) {
        return Fields.get(prefix.eval(bindings, context), name, held, site);
    }

    @Override
    public AstNode base() {
        return prefix;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Site site() {
        return site;
    }
}
