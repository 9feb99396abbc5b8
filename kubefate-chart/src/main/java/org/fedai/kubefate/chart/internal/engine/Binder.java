package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.tree.ExpressionNode;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.TextNode;
import com.hubspot.jinjava.tree.parse.ExpressionToken;
import com.hubspot.jinjava.tree.parse.TagToken;
import com.hubspot.jinjava.tree.parse.TextToken;
import com.hubspot.jinjava.tree.parse.Token;
import java.util.ArrayList;
import java.util.List;
import org.fedai.kubefate.chart.internal.engine.builtin.Functions;
import org.fedai.kubefate.chart.internal.engine.node.BoundExpression;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation.Jump;
import org.fedai.kubefate.chart.internal.engine.run.Template;
import org.fedai.kubefate.chart.internal.engine.run.TemplateSource;
import org.fedai.kubefate.chart.internal.engine.tag.BoundHeader;
import org.fedai.kubefate.chart.internal.engine.tag.BoundTag;
import org.fedai.kubefate.chart.internal.engine.tag.IfTag;
import org.fedai.kubefate.chart.internal.engine.tag.JumpTag;
import org.fedai.kubefate.chart.internal.engine.tag.PrintStrategy;
import org.fedai.kubefate.chart.internal.engine.tag.RangeTag;
import org.fedai.kubefate.chart.internal.engine.tag.SetTag;
import org.fedai.kubefate.chart.internal.engine.tag.WithTag;
import org.fedai.kubefate.chart.internal.syntax.Statement;
import org.fedai.kubefate.chart.internal.translate.JinjaElement;
import org.fedai.kubefate.chart.internal.translate.JinjaExpression;
import org.fedai.kubefate.chart.internal.translate.JinjaProgram;
import org.jspecify.annotations.Nullable;

/** Binds the tree that Jinjava's parser made of a program: assigns every tag and expression the data it works on, once per program. */
final class Binder {
    private final Functions functions;
    private final TemplateSource source;
    private final WrittenElements elements;
    private final List<Template> templates = new ArrayList<>();
    private Slots slots = new Slots();

    Binder(Functions functions, TemplateSource source, JinjaProgram program) {
        this.functions = functions;
        this.source = source;
        this.elements = new WrittenElements(program);
    }

    /** The templates of a source: those it defines, then itself. */
    List<Template> bind(Node root) {
        List<Node> nodes = bind(root.getChildren());
        elements.checkNoneLeft();
        add(source.name(), nodes);
        return templates;
    }

    private List<Node> bind(List<Node> nodes) {
        List<Node> bound = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (node instanceof TextNode) {
                text((TextToken) node.getMaster(), bound);
            } else {
                bind(node, elements.take(node), bound);
            }
        }
        return List.copyOf(bound);
    }

    /** Text as it is after trimming, so that it is trimmed once. */
    private static void text(TextToken token, List<Node> bound) {
        String text = token.output();
        if (!text.isEmpty()) {
            bound.add(text(text, token));
        }
    }

    private static Node text(String text, Token token) {
        return new TextNode(new TextToken(text, token.getLineNumber(), token.getStartPosition(), token.getSymbols()));
    }

    private void bind(Node node, JinjaElement element, List<Node> bound) {
        switch (element) {
            case JinjaElement.Literal literal -> bound.add(text(literal.value(), node.getMaster()));
            case JinjaElement.Output output -> bound.add(output(output, node));
            case JinjaElement.Header header -> bound.add(tag(node, tag(header, node.getChildren())));
            case JinjaElement.Word word -> bound.add(tag(node, jump(word)));
            case JinjaElement.Definition definition -> define(definition, node.getChildren());
        }
    }

    private Node output(JinjaElement.Output output, Node node) {
        return new ExpressionNode(
                new PrintStrategy(bind(output.value(), output.start())), (ExpressionToken) node.getMaster());
    }

    private BoundExpression bind(JinjaExpression expression, int start) {
        return new ExpressionBinder(functions, source, slots, expression, start).bind();
    }

    private static Node tag(Node node, BoundTag tag) {
        return new TagNode(tag, (TagToken) node.getMaster(), node.getSymbols());
    }

    private BoundTag tag(JinjaElement.Header element, List<Node> children) {
        BoundHeader header = header(element);
        return switch (element.keyword()) {
            case SET -> new SetTag(header);
            case IF -> new IfTag(choices(header, children));
            case WITH -> {
                List<IfTag.Choice> parts = choices(header, children);
                yield new WithTag(header, parts.getFirst().nodes(), otherwise(parts));
            }
            case RANGE -> {
                List<IfTag.Choice> parts = choices(header, children);
                yield new RangeTag(header, parts.getFirst().nodes(), otherwise(parts));
            }
            default -> throw misplaced(element);
        };
    }

    private BoundHeader header(JinjaElement.Header element) {
        BoundExpression value = bind(element.value(), element.start());
        return new BoundHeader(
                value, element.variables().stream().mapToInt(slots::index).toArray());
    }

    /** The parts of a body, divided by {@code elif} and {@code else}, with their conditions. */
    private List<IfTag.Choice> choices(BoundHeader first, List<Node> children) {
        List<IfTag.Choice> choices = new ArrayList<>();
        BoundHeader condition = first;
        int from = 0;
        for (int i = 0; i < children.size(); i++) {
            if (isElse(children.get(i))) {
                choices.add(new IfTag.Choice(condition, bind(children.subList(from, i))));
                condition = condition(elements.take(children.get(i)));
                from = i + 1;
            }
        }
        choices.add(new IfTag.Choice(condition, bind(children.subList(from, children.size()))));
        return List.copyOf(choices);
    }

    private static boolean isElse(Node node) {
        return node instanceof TagNode tag
                && tag.getTag() instanceof SyntaxTag syntax
                && syntax.keyword().isElse();
    }

    private @Nullable BoundHeader condition(JinjaElement element) {
        return element instanceof JinjaElement.Header header ? header(header) : null;
    }

    private static List<Node> otherwise(List<IfTag.Choice> parts) {
        return parts.size() > 1 ? parts.get(1).nodes() : List.of();
    }

    private static BoundTag jump(JinjaElement.Word word) {
        return switch (word.keyword()) {
            case BREAK -> new JumpTag(Jump.BREAK);
            case CONTINUE -> new JumpTag(Jump.CONTINUE);
            default -> throw misplaced(word);
        };
    }

    private static IllegalStateException misplaced(JinjaElement.Tag tag) {
        return new IllegalStateException("misplaced tag " + tag.keyword().word());
    }

    private void define(JinjaElement.Definition definition, List<Node> children) {
        Slots outer = slots;
        slots = new Slots();
        add(definition.name(), bind(children));
        slots = outer;
    }

    private void add(String name, List<Node> nodes) {
        templates.add(new Template(name, nodes, slots.size(), nodes.stream().allMatch(Binder::isBlank)));
    }

    private static boolean isBlank(Node node) {
        return node instanceof TextNode text
                && Statement.isBlank(text.getMaster().getImage());
    }
}
