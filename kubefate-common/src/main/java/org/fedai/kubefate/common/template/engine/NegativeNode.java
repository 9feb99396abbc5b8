package org.fedai.kubefate.common.template.engine;

import java.math.BigInteger;
import jinjava.de.odysseus.el.tree.Bindings;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.de.odysseus.el.tree.impl.ast.AstUnary;
import jinjava.javax.el.ELContext;
import org.jspecify.annotations.Nullable;

/** A negative number. */
final class NegativeNode extends AstUnary {
    private final Object value;

    NegativeNode(AstNode operand, Operator operator) {
        super(operand, operator);
        this.value = switch (operand.eval(null, null)) {
            case Long n -> (Object) (-n);
            case Double d -> -d;
            case BigInteger n -> n.negate().longValueExact();
            default -> throw new IllegalArgumentException("only numbers have a sign");
        };
    }

    @Override
    public Object eval(@Nullable Bindings bindings, @Nullable ELContext context) {
        return value;
    }
}
