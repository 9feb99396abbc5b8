package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.el.ext.ExtendedParser;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import jinjava.de.odysseus.el.tree.impl.Builder;
import jinjava.de.odysseus.el.tree.impl.Parser;
import jinjava.de.odysseus.el.tree.impl.Scanner;
import jinjava.de.odysseus.el.tree.impl.Scanner.Symbol;
import jinjava.de.odysseus.el.tree.impl.ast.AstBracket;
import jinjava.de.odysseus.el.tree.impl.ast.AstDot;
import jinjava.de.odysseus.el.tree.impl.ast.AstMethod;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.de.odysseus.el.tree.impl.ast.AstParameters;
import jinjava.de.odysseus.el.tree.impl.ast.AstProperty;
import org.fedai.kubefate.chart.internal.engine.node.Arguments;
import org.fedai.kubefate.chart.internal.engine.node.FieldNode;
import org.fedai.kubefate.chart.internal.engine.node.MethodNode;
import org.fedai.kubefate.chart.internal.engine.node.OddFieldNode;
import org.fedai.kubefate.chart.internal.engine.run.Site;
import org.jspecify.annotations.Nullable;

/** Jinja's expression parser, which builds nodes with Go's semantics. */
final class GoParser extends ExtendedParser {
    private final ExpressionBinder binder;

    GoParser(Builder builder, String input, ExpressionBinder binder) {
        super(builder, input);
        this.binder = binder;
    }

    @Override
    protected Scanner createScanner(String expression) {
        return new GoScanner(expression);
    }

    @Override
    protected @Nullable AstNode nonliteral() throws Scanner.ScanException, Parser.ParseException {
        if (!(getToken() instanceof GoScanner.Name name)) {
            return super.nonliteral();
        }
        consumeToken();
        Site site = binder.site(name);
        return getToken().getSymbol() == Symbol.LPAREN
                ? binder.call(name.getImage(), children(params()), null, site)
                : binder.variable(name.getImage(), site);
    }

    private static List<AstNode> children(AstParameters parameters) {
        List<AstNode> children = new ArrayList<>();
        for (int i = 0; i < parameters.getCardinality(); i++) {
            children.add(parameters.getChild(i));
        }
        return children;
    }

    @Override
    protected AstNode parseFiltersAsNestedMethods(AstNode left) throws Scanner.ScanException, Parser.ParseException {
        AstNode value = left;
        do {
            consumeToken();
            GoScanner.Name name = (GoScanner.Name) consumeToken(Symbol.IDENTIFIER);
            boolean hasArguments = getToken().getSymbol() == Symbol.LPAREN;
            List<AstNode> arguments = hasArguments ? children(params()) : List.of();
            value = binder.call(name.getImage(), arguments, value, binder.site(name));
        } while ("|".equals(getToken().getImage()));
        return value;
    }

    @Override
    protected AstDot createAstDot(AstNode base, String property, boolean lvalue) {
        return new FieldNode(base, property, binder.siteOf(base));
    }

    @Override
    protected AstBracket createAstBracket(AstNode base, AstNode property, boolean lvalue, boolean strict) {
        String name = String.valueOf(property.eval(null, null));
        return new OddFieldNode(base, property, name, binder.siteOf(base));
    }

    @Override
    protected AstMethod createAstMethod(AstProperty property, AstParameters parameters) {
        return new MethodNode(property, parameters, new Arguments(children(parameters), null), binder.siteOf(property));
    }

    @Override
    protected Number parseInteger(String digits) {
        BigInteger value = new BigInteger(digits);
        return value.bitLength() < Long.SIZE ? (Number) value.longValueExact() : (Number) value;
    }
}
