package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.tree.ExpressionNode;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.TextNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import com.hubspot.jinjava.tree.parse.TagToken;
import com.hubspot.jinjava.tree.parse.TextToken;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.internal.syntax.Statement;
import org.fedai.kubefate.chart.internal.translate.JinjaProgram.Origin;
import org.jspecify.annotations.Nullable;

/** Binds the tree that Jinjava's parser made of a program: every tag and expression gets what it works on, once. */
final class Binder {
    private static final Pattern VARIABLES =
            Pattern.compile("\\s*(\\$[^\\s,=]*)(?:, (\\$[^\\s,=]*))?\\s+(?:=|in)\\s(.*)", Pattern.DOTALL);

    private final Functions functions;
    private final SourceFile file;
    private final Iterator<Origin> origins;
    private final List<Template> templates = new ArrayList<>();
    private Slots slots = new Slots();

    Binder(Functions functions, SourceFile file, List<Origin> origins) {
        this.functions = functions;
        this.file = file;
        this.origins = origins.iterator();
    }

    /** The templates of a source: those it defines, then itself. */
    List<Template> bind(Node root) {
        List<Node> nodes = bind(root.getChildren());
        if (origins.hasNext()) {
            throw new IllegalStateException(file.name() + ": Jinjava found fewer nodes than were translated");
        }
        add(file.name(), nodes);
        return templates;
    }

    private List<Node> bind(List<Node> nodes) {
        List<Node> bound = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            switch (node) {
                case TextNode text -> text((TextToken) text.getMaster(), bound);
                case ExpressionNode expression -> bound.add(bind((ExpressionToken) expression.getMaster()));
                case TagNode tag -> bind(tag, bound);
                default -> throw new IllegalStateException("unknown node " + node.getName());
            }
        }
        return List.copyOf(bound);
    }

    /** Text as it is after trimming, so that it is trimmed once. */
    private static void text(TextToken token, List<Node> bound) {
        String text = token.output();
        if (!text.isEmpty()) {
            bound.add(new TextNode(
                    new TextToken(text, token.getLineNumber(), token.getStartPosition(), token.getSymbols())));
        }
    }

    private Node bind(ExpressionToken token) {
        return new ExpressionNode(new PrintStrategy(binding().parse(token.getExpr())), token);
    }

    private Binding binding() {
        return new Binding(functions, file, slots, origins.next());
    }

    private void bind(TagNode node, List<Node> siblings) {
        switch (node.getName()) {
            case "if" -> siblings.add(tag(node, branch(node)));
            case "range", "with" -> siblings.add(tag(node, scope(node)));
            case "set" -> siblings.add(tag(node, new SetTag(header(node))));
            case "break" -> siblings.add(jump(node, Evaluation.Jump.BREAK));
            case "continue" -> siblings.add(jump(node, Evaluation.Jump.CONTINUE));
            case "define" -> define(node);
            default -> throw new IllegalStateException("misplaced tag " + node.getName());
        }
    }

    private static Node tag(TagNode node, BoundTag tag) {
        return new TagNode(tag, (TagToken) node.getMaster(), node.getSymbols());
    }

    private Node jump(TagNode node, Evaluation.Jump jump) {
        origins.next();
        return tag(node, new JumpTag(node.getName(), jump));
    }

    private Header header(TagNode node) {
        Binding binding = binding();
        String text = node.getHelpers();
        Matcher matcher = VARIABLES.matcher(text);
        if (!matcher.matches()) {
            return new Header(binding.parse(text.strip()));
        }
        BoundExpression expression = binding.parse(matcher.group(3).strip());
        int first = slots.index(matcher.group(1));
        return matcher.group(2) == null
                ? new Header(expression, first)
                : new Header(expression, first, slots.index(matcher.group(2)));
    }

    private BoundTag branch(TagNode node) {
        List<IfTag.Choice> choices = new ArrayList<>();
        Header condition = header(node);
        List<Node> children = node.getChildren();
        int from = 0;
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i) instanceof TagNode tag && isElse(tag)) {
                choices.add(new IfTag.Choice(condition, bind(children.subList(from, i))));
                condition = elseHeader(tag);
                from = i + 1;
            }
        }
        choices.add(new IfTag.Choice(condition, bind(children.subList(from, children.size()))));
        return new IfTag(List.copyOf(choices));
    }

    private @Nullable Header elseHeader(TagNode tag) {
        if (tag.getName().equals("elif")) {
            return header(tag);
        }
        origins.next();
        return null;
    }

    private static boolean isElse(TagNode tag) {
        return tag.getName().equals("else") || tag.getName().equals("elif");
    }

    private BoundTag scope(TagNode node) {
        Header header = header(node);
        List<Node> children = node.getChildren();
        int middle = 0;
        while (middle < children.size() && !(children.get(middle) instanceof TagNode tag && isElse(tag))) {
            middle++;
        }
        List<Node> body = bind(children.subList(0, middle));
        List<Node> otherwise = List.of();
        if (middle < children.size()) {
            origins.next();
            otherwise = bind(children.subList(middle + 1, children.size()));
        }
        return node.getName().equals("with")
                ? new WithTag(header, body, otherwise)
                : new RangeTag(header, body, otherwise);
    }

    private void define(TagNode node) {
        Slots outer = slots;
        slots = new Slots();
        String name =
                String.valueOf(binding().parse(node.getHelpers().strip()).node().eval(null, null));
        List<Node> nodes = bind(node.getChildren());
        add(name, nodes);
        slots = outer;
    }

    private void add(String name, List<Node> nodes) {
        templates.add(new Template(name, nodes, slots, nodes.stream().allMatch(Binder::isBlank)));
    }

    private static boolean isBlank(Node node) {
        return node instanceof TextNode text
                && Statement.isBlank(text.getMaster().getImage());
    }
}
