package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.el.ExtendedSyntaxBuilder;
import java.util.List;
import jinjava.de.odysseus.el.tree.Tree;
import jinjava.de.odysseus.el.tree.impl.Builder;
import jinjava.de.odysseus.el.tree.impl.Parser;
import jinjava.de.odysseus.el.tree.impl.ast.AstEval;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import org.fedai.kubefate.chart.internal.translate.JinjaProgram.Origin;
import org.jspecify.annotations.Nullable;

/** Ties the names of one expression to functions, variables and places in the source. */
final class Binding {
    private final Functions functions;
    private final SourceFile file;
    private final Slots slots;
    private final Origin origin;
    private int names;

    Binding(Functions functions, SourceFile file, Slots slots, Origin origin) {
        this.functions = functions;
        this.file = file;
        this.slots = slots;
        this.origin = origin;
    }

    /** Parses an expression of the program. */
    BoundExpression parse(String expression) {
        Builder builder = new ExtendedSyntaxBuilder(Builder.Feature.METHOD_INVOCATIONS) {
            private static final long serialVersionUID = 1L;

            @Override
            protected Parser createParser(String text) {
                return new GoParser(this, text, Binding.this);
            }
        };
        Tree tree = builder.build("#{" + expression + "}");
        AstNode node = ((AstEval) tree.getRoot()).getChild(0);
        return new BoundExpression(node, site());
    }

    private Site site() {
        return new Site(file, origin.start(), origin.start());
    }

    /** The place of the next name in the text of the expression. */
    Site nextName() {
        return file.site(origin.names().get(names++));
    }

    Site siteOf(AstNode node) {
        return node instanceof Sited sited ? sited.site() : site();
    }

    VariableNode variable(String name, Site site) {
        return new VariableNode(name, slots, site);
    }

    CallNode call(String name, List<AstNode> arguments, @Nullable AstNode piped, Site site) {
        Callee callee = name.equals("let") ? let(arguments) : functions.get(name);
        return new CallNode(name, callee, new Arguments(arguments, piped), site);
    }

    /** Sets variables in the midst of an expression and gives their value. */
    private Callee let(List<AstNode> arguments) {
        String variables = String.valueOf(arguments.getFirst().eval(null, null));
        int[] indexes =
                List.of(variables.split(", ")).stream().mapToInt(slots::index).toArray();
        return Callee.of((values, evaluation) -> {
            Object value = Functions.valueOf(values.get(1));
            for (int index : indexes) {
                evaluation.variables[index] = value;
            }
            return value;
        });
    }
}
