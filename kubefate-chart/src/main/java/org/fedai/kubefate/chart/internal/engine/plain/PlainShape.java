package org.fedai.kubefate.chart.internal.engine.plain;

import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.RootNode;
import com.hubspot.jinjava.tree.TextNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.fedai.kubefate.chart.exception.TemplateException;

/** Refuses plain Jinja whose tags or expressions are nested so deeply, or are so long, that Jinjava would not terminate. */
final class PlainShape {
    private static final int DEPTH = 100;
    private static final int LENGTH = 10_000;

    /** Texts and lists within an expression are only counted at its end. */
    private static final int JOINS = 32;

    private record Placed(Node node, int depth) {}

    private PlainShape() {}

    /**
     * @param name of the source, for errors
     * @throws TemplateException with the line
     */
    static void check(String name, Node root) {
        Deque<Placed> open = new ArrayDeque<>();
        open.push(new Placed(root, 0));
        while (!open.isEmpty()) {
            Placed placed = open.pop();
            Node node = placed.node();
            if (placed.depth() > DEPTH) {
                throw refused(name, node, "tags are nested deeper than " + DEPTH + " levels");
            }
            if (!(node instanceof RootNode) && !(node instanceof TextNode)) {
                checkExpression(name, node);
            }
            node.getChildren().forEach(child -> open.push(new Placed(child, placed.depth() + 1)));
        }
    }

    private static void checkExpression(String name, Node node) {
        String text = node.getMaster().getImage();
        if (text.length() > LENGTH) {
            throw refused(name, node, "a tag or expression is longer than " + LENGTH + " characters");
        }
        if (text.chars().filter(c -> c == '~' || c == '+').count() > JOINS) {
            throw refused(name, node, "an expression has more than " + JOINS + " of ~ and +");
        }
        if (depth(text) > DEPTH) {
            throw refused(name, node, "parentheses are nested deeper than " + DEPTH + " levels");
        }
    }

    /** Brackets outside of strings. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                i += c == '\\' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[' || c == '{') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            }
        }
        return deepest;
    }

    private static TemplateException refused(String name, Node node, String why) {
        return new TemplateException(name, node.getLineNumber(), node.getStartPosition(), why, null);
    }
}
