package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.el.ExtendedSyntaxBuilder;
import java.util.List;
import jinjava.de.odysseus.el.tree.Tree;
import jinjava.de.odysseus.el.tree.impl.Builder;
import jinjava.de.odysseus.el.tree.impl.Parser;
import jinjava.de.odysseus.el.tree.impl.ast.AstEval;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import org.fedai.kubefate.chart.internal.engine.builtin.Functions;
import org.fedai.kubefate.chart.internal.engine.node.Arguments;
import org.fedai.kubefate.chart.internal.engine.node.BoundExpression;
import org.fedai.kubefate.chart.internal.engine.node.CallNode;
import org.fedai.kubefate.chart.internal.engine.node.Callee;
import org.fedai.kubefate.chart.internal.engine.node.DotNode;
import org.fedai.kubefate.chart.internal.engine.node.Sited;
import org.fedai.kubefate.chart.internal.engine.node.VariableNode;
import org.fedai.kubefate.chart.internal.engine.run.Site;
import org.fedai.kubefate.chart.internal.engine.run.TemplateSource;
import org.fedai.kubefate.chart.internal.translate.JinjaExpression;
import org.fedai.kubefate.chart.internal.translate.ProgramNames;
import org.fedai.kubefate.chart.internal.translate.Span;
import org.jspecify.annotations.Nullable;

/** Ties the names of one expression to functions, variables and places in the source. */
final class ExpressionBinder {
    private final Functions functions;
    private final TemplateSource source;
    private final Slots slots;
    private final JinjaExpression expression;
    private final Site action;

    /**
     * @param start of the action in the source
     */
    ExpressionBinder(Functions functions, TemplateSource source, Slots slots, JinjaExpression expression, int start) {
        this.functions = functions;
        this.source = source;
        this.slots = slots;
        this.expression = expression;
        this.action = new Site(source, start, start);
    }

    /** Jinja's tree of the expression, bound. */
    BoundExpression bind() {
        Builder builder = new ExtendedSyntaxBuilder(Builder.Feature.METHOD_INVOCATIONS) {
            private static final long serialVersionUID = 1L;

            @Override
            protected Parser createParser(String text) {
                return new GoParser(this, text, ExpressionBinder.this);
            }
        };
        Tree tree = builder.build(GoScanner.OPEN + expression.text() + GoScanner.CLOSE);
        AstNode node = ((AstEval) tree.getRoot()).getChild(0);
        return new BoundExpression(node, action);
    }

    /** The place of the name that stands there in the expression. */
    Site site(GoScanner.Name name) {
        Span span = expression.source(name.offset());
        return new Site(source, span.start(), span.end());
    }

    Site siteOf(AstNode node) {
        return node instanceof Sited sited ? sited.site() : action;
    }

    AstNode variable(String name, Site site) {
        return name.equals(ProgramNames.DOT)
                ? new DotNode(name, site)
                : new VariableNode(name, slots.index(name), site);
    }

    CallNode call(String name, List<AstNode> arguments, @Nullable AstNode piped, Site site) {
        return new CallNode(name, callee(name, arguments), new Arguments(arguments, piped), site);
    }

    private Callee callee(String name, List<AstNode> arguments) {
        if (!name.equals(ProgramNames.LET)) {
            return functions.get(name);
        }
        String variable = String.valueOf(arguments.getFirst().eval(null, null));
        return Functions.let(slots.index(variable));
    }
}
