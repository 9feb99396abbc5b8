package org.fedai.kubefate.chart.internal.engine.node;

import java.util.ArrayList;
import java.util.List;
import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstMethod;
import jinjava.de.odysseus.el.tree.impl.ast.AstParameters;
import jinjava.de.odysseus.el.tree.impl.ast.AstProperty;
import jinjava.javax.el.ELContext;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;
import org.fedai.kubefate.chart.internal.engine.run.Site;
import org.fedai.kubefate.chart.internal.function.table.Constant;
import org.fedai.kubefate.chart.internal.function.table.Nil;
import org.jspecify.annotations.Nullable;

/** {@code base.name(arguments)} */
public final class MethodNode extends AstMethod implements Sited {
    private final MemberNode member;
    private final Arguments arguments;
    private final Site site;

    public MethodNode(AstProperty property, AstParameters parameters, Arguments arguments, Site site) {
        super(property, parameters);
        this.member = (MemberNode) property;
        this.arguments = arguments;
        this.site = site;
    }

    @Override
    public @Nullable Object eval(@Nullable Bindings bindings, ELContext context) {
        Object receiver = member.base().eval(bindings, context);
        if (receiver == Nil.UNTYPED) {
            return Nil.UNTYPED;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Object argument : arguments.values((Evaluation) context)) {
            values.add(
                    argument instanceof Constant constant
                            ? constant.value()
                            : argument == Nil.UNTYPED ? null : argument);
        }
        return Fields.call(receiver, member.name(), values, site);
    }

    @Override
    public Site site() {
        return site;
    }
}
