package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.el.ext.ExtendedParser;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import jinjava.de.odysseus.el.tree.impl.Builder;
import jinjava.de.odysseus.el.tree.impl.Parser;
import jinjava.de.odysseus.el.tree.impl.Scanner;
import jinjava.de.odysseus.el.tree.impl.Scanner.Symbol;
import jinjava.de.odysseus.el.tree.impl.ast.AstBracket;
import jinjava.de.odysseus.el.tree.impl.ast.AstDot;
import jinjava.de.odysseus.el.tree.impl.ast.AstFunction;
import jinjava.de.odysseus.el.tree.impl.ast.AstIdentifier;
import jinjava.de.odysseus.el.tree.impl.ast.AstMethod;
import jinjava.de.odysseus.el.tree.impl.ast.AstNode;
import jinjava.de.odysseus.el.tree.impl.ast.AstParameters;
import jinjava.de.odysseus.el.tree.impl.ast.AstProperty;

/** Jinja's expression parser, which builds nodes with Go's semantics. */
final class GoParser extends ExtendedParser {
    private final Binding binding;
    /** The places of the names being parsed, innermost first. */
    private final Deque<Site> names = new ArrayDeque<>();

    GoParser(Builder builder, String input, Binding binding) {
        super(builder, input);
        this.binding = binding;
    }

    @Override
    protected Scanner createScanner(String expression) {
        return new GoScanner(expression);
    }

    @Override
    protected AstNode nonliteral() throws Scanner.ScanException, Parser.ParseException {
        if (getToken().getSymbol() != Symbol.IDENTIFIER) {
            return super.nonliteral();
        }
        names.push(binding.nextName());
        AstNode node = super.nonliteral();
        names.pop();
        return node;
    }

    @Override
    protected AstNode parseFiltersAsNestedMethods(AstNode left) throws Scanner.ScanException, Parser.ParseException {
        AstNode value = left;
        do {
            consumeToken();
            Site site = binding.nextName();
            String name = consumeToken(Symbol.IDENTIFIER).getImage();
            List<AstNode> arguments = new ArrayList<>();
            if (getToken().getSymbol() == Symbol.LPAREN) {
                AstParameters parameters = params();
                for (int i = 0; i < parameters.getCardinality(); i++) {
                    arguments.add(parameters.getChild(i));
                }
            }
            value = binding.call(name, arguments, value, site);
        } while ("|".equals(getToken().getImage()));
        return value;
    }

    @Override
    protected AstFunction createAstFunction(String name, int index, AstParameters parameters) {
        List<AstNode> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.getCardinality(); i++) {
            arguments.add(parameters.getChild(i));
        }
        return binding.call(name, arguments, null, names.getFirst());
    }

    @Override
    protected AstIdentifier createAstIdentifier(String name, int index) {
        return binding.variable(name, names.getFirst());
    }

    @Override
    protected AstDot createAstDot(AstNode base, String property, boolean lvalue) {
        return new FieldNode(base, property, binding.siteOf(base));
    }

    @Override
    protected AstBracket createAstBracket(AstNode base, AstNode property, boolean lvalue, boolean strict) {
        String name = String.valueOf(property.eval(null, null));
        return new OddFieldNode(base, property, name, binding.siteOf(base));
    }

    @Override
    protected AstMethod createAstMethod(AstProperty property, AstParameters parameters) {
        List<AstNode> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.getCardinality(); i++) {
            arguments.add(parameters.getChild(i));
        }
        return new MethodNode(property, parameters, new Arguments(arguments, null), binding.siteOf(property));
    }

    @Override
    protected Number parseInteger(String digits) {
        BigInteger value = new BigInteger(digits);
        return value.bitLength() < Long.SIZE ? (Number) value.longValueExact() : (Number) value;
    }
}
