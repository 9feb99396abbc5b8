package org.fedai.kubefate.chart.internal.engine.run;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.Node;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;
import jinjava.javax.el.FunctionMapper;
import jinjava.javax.el.VariableMapper;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.internal.function.table.Nil;
import org.fedai.kubefate.chart.internal.value.ArgumentException;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.jspecify.annotations.Nullable;

/** One rendering: the variables of its expressions, and the templates it runs. */
public final class Evaluation extends ELContext {
    /** How a loop's body ended. */
    public enum Jump {
        NONE,
        BREAK,
        CONTINUE
    }

    /** The value of a variable before it is set. */
    private enum Unset {
        UNSET
    }

    /** Helm's limit of nested includes of the same name. */
    private static final int NESTED_INCLUDES = 1000;

    private final JinjavaInterpreter interpreter;
    private final Progress progress;
    private final TextTemplates texts;
    private final Lookup lookup;
    private final Map<String, Integer> includes = new HashMap<>();
    private NamedTemplates named;
    private @Nullable Object dot;
    private @Nullable Object[] variables = {};
    private Jump jump = Jump.NONE;

    /**
     * @param interpreter that renders nodes
     */
    Evaluation(Environment environment, Progress progress, JinjavaInterpreter interpreter) {
        this.interpreter = interpreter;
        this.progress = progress;
        this.texts = environment.texts();
        this.lookup = environment.lookup();
        this.named = environment.named();
    }

    public Progress progress() {
        return progress;
    }

    public Lookup lookup() {
        return lookup;
    }

    public @Nullable Object dot() {
        return dot;
    }

    /** The value of a variable, to be checked with {@link #isSet}. */
    public @Nullable Object variable(int slot) {
        return variables[slot];
    }

    /** Whether that is the value of a variable that has been set. */
    public static boolean isSet(@Nullable Object variable) {
        return variable != Unset.UNSET;
    }

    public void set(int slot, @Nullable Object value) {
        variables[slot] = value;
    }

    /** Leaves the nodes that are being rendered, up to the loop around them. */
    public void jump(Jump kind) {
        jump = kind;
    }

    /** How the body of a loop ended that has just been rendered. */
    public Jump endOfTurn() {
        Jump ended = jump;
        jump = Jump.NONE;
        return ended;
    }

    /** A break in what stands for a loop without turns leaves that loop, as in Go; a continue goes on with the one around it. */
    public void endOfElse() {
        if (jump == Jump.BREAK) {
            jump = Jump.NONE;
        }
    }

    /** The text of nodes one after the other, up to a jump. */
    public String render(List<Node> nodes) {
        progress.deeper();
        String text = nodes.size() == 1 ? render(nodes.getFirst()) : joined(nodes);
        progress.shallower();
        return text;
    }

    private String joined(List<Node> nodes) {
        StringBuilder out = new StringBuilder();
        for (Node node : nodes) {
            out.append(render(node));
            if (jump != Jump.NONE) {
                break;
            }
        }
        return out.toString();
    }

    private String render(Node node) {
        String text = node.render(interpreter).getValue();
        progress.countText(text.length());
        return text;
    }

    /** The text of nodes with a dot of their own. */
    public String render(List<Node> nodes, @Nullable Object data) {
        Object outer = dot;
        dot = data;
        String text = render(nodes);
        dot = outer;
        return text;
    }

    /** Runs a template with a dot and variables of its own. */
    String run(Template template, @Nullable Object data) {
        progress.enter();
        @Nullable Object[] outer = variables;
        variables = new @Nullable Object[template.variables()];
        Arrays.fill(variables, Unset.UNSET);
        variables[0] = data;
        String text = render(template.nodes(), data);
        variables = outer;
        progress.leave();
        return text;
    }

    /** {@code template}. */
    public String template(String name, @Nullable Object data) {
        Template template = named.find(name);
        if (template == null) {
            throw new ArgumentException("template \"" + name + "\" not defined");
        }
        return run(template, data == null ? Nil.UNTYPED : data);
    }

    /** {@code include}. */
    public String include(String name, @Nullable Object data) {
        int nested = includes.merge(name, 1, Integer::sum);
        if (nested > NESTED_INCLUDES + 1) {
            throw new FunctionException(
                    "rendering template has a nested reference name: " + name + ": unable to execute template");
        }
        Template template = named.find(name);
        if (template == null) {
            throw new FunctionException(
                    "template: no template \"" + name + "\" associated with template \"" + TextTemplates.NAME + "\"");
        }
        String text = run(template, data == null ? Nil.UNTYPED : data);
        includes.put(name, nested - 1);
        return text;
    }

    /** {@code tpl}: what the text defines is known to all that it calls. */
    public String tpl(String text, @Nullable Object data) {
        NamedTemplates outer = named;
        List<Template> templates = compiled(text);
        named = new NamedTemplates(outer);
        named.addAll(templates);
        try {
            String result = run(templates.getLast(), data == null ? Nil.UNTYPED : data);
            named = outer;
            return result.replace("<no value>", "");
        } catch (Failure e) {
            if (!e.file().equals(TextTemplates.NAME)) {
                throw e;
            }
            throw new FunctionException("line " + e.line() + " of the text: " + e.getMessage());
        }
    }

    private List<Template> compiled(String text) {
        try {
            return texts.of(text);
        } catch (TemplateException e) {
            String message = e.getMessage().substring(e.getMessage().indexOf(": ") + 2);
            throw new FunctionException("line " + e.line() + " of the text: " + message);
        }
    }

    @Override
    public ELResolver getELResolver() {
        throw new UnsupportedOperationException("templates cannot access Java objects");
    }

    @Override
    public FunctionMapper getFunctionMapper() {
        throw new UnsupportedOperationException("functions are bound when a program is compiled");
    }

    @Override
    public VariableMapper getVariableMapper() {
        throw new UnsupportedOperationException("variables are bound when a program is compiled");
    }
}
