package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.tree.Node;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;
import jinjava.javax.el.FunctionMapper;
import jinjava.javax.el.VariableMapper;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.internal.function.table.Nil;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.jspecify.annotations.Nullable;

/** One rendering: what its expressions see, and how much it has used. */
final class Evaluation extends ELContext {
    /** How a loop's body ended. */
    enum Jump {
        NONE,
        BREAK,
        CONTINUE
    }

    /** Helm's limit of includes of one name inside each other. */
    private static final int NESTED_INCLUDES = 1000;

    private static final int CLOCK_INTERVAL = 64;

    /** What an element of a list or map takes of the memory. */
    private static final int CHARACTERS_OF_AN_ELEMENT = 16;

    private final Engine engine;
    private final String name;
    private final RenderLimits limits;
    private final Lookup lookup;
    private final TemplateInterpreter interpreter;
    private final Map<String, Integer> includes = new HashMap<>();
    private Namespace namespace;
    private long iterations;
    private long output;
    private int steps;
    private int depth;

    @Nullable
    Object dot;

    @Nullable
    Object[] variables = {};

    Jump jump = Jump.NONE;

    /** The expression evaluated last. */
    @Nullable
    Site at;

    /**
     * @param name of the template that is rendered
     */
    Evaluation(Engine engine, String name, Namespace namespace, Lookup lookup, TemplateInterpreter interpreter) {
        this.engine = engine;
        this.name = name;
        this.limits = engine.limits();
        this.namespace = namespace;
        this.lookup = lookup;
        this.interpreter = interpreter;
    }

    Lookup lookup() {
        return lookup;
    }

    /** A failure where the rendering is now. */
    Failure limit(String message) {
        return at == null ? new Failure(name, 0, 0, message) : at.failPlainly(message);
    }

    /** The template of that name; null when there is none. */
    @Nullable
    Template find(String name) {
        return namespace.find(name);
    }

    /** Runs a template with a dot and variables of its own. */
    String run(Template template, @Nullable Object data) {
        if (++depth > limits.depth()) {
            throw limit("templates call each other deeper than " + limits.depth());
        }
        Object outerDot = dot;
        @Nullable Object[] outerVariables = variables;
        dot = data;
        variables = new @Nullable Object[template.slots().size()];
        Arrays.fill(variables, Slots.Unset.UNSET);
        variables[0] = data;
        String text = render(template.nodes());
        dot = outerDot;
        variables = outerVariables;
        depth--;
        return text;
    }

    /** {@code include}. */
    String include(String name, @Nullable Object data) {
        int nested = includes.merge(name, 1, Integer::sum);
        if (nested > NESTED_INCLUDES + 1) {
            throw new FunctionException(
                    "rendering template has a nested reference name: " + name + ": unable to execute template");
        }
        Template template = namespace.find(name);
        if (template == null) {
            throw new FunctionException("template: no template \"" + name + "\" associated with template \"gotpl\"");
        }
        String text = run(template, data == null ? Nil.UNTYPED : data);
        includes.put(name, nested - 1);
        return text;
    }

    /** {@code tpl}: what the text defines is known to all that it calls. */
    String tpl(String text, @Nullable Object data) {
        Namespace outer = namespace;
        List<Template> templates = compile(text);
        namespace = new Namespace(outer);
        namespace.addAll(templates);
        try {
            String result = run(templates.getLast(), data == null ? Nil.UNTYPED : data);
            namespace = outer;
            return result.replace("<no value>", "");
        } catch (Failure e) {
            if (!e.file().equals(Engine.TEXT)) {
                throw e;
            }
            throw new FunctionException("line " + e.line() + " of the text: " + e.getMessage());
        }
    }

    private List<Template> compile(String text) {
        try {
            return engine.compileText(text);
        } catch (TemplateException e) {
            String message = e.getMessage().substring(e.getMessage().indexOf(": ") + 2);
            throw new FunctionException("line " + e.line() + " of the text: " + message);
        }
    }

    /** The text of nodes one after the other, up to a jump. */
    String render(List<Node> nodes) {
        if (nodes.size() == 1) {
            return counted(nodes.getFirst().render(interpreter).getValue());
        }
        StringBuilder out = new StringBuilder();
        for (Node node : nodes) {
            out.append(counted(node.render(interpreter).getValue()));
            if (jump != Jump.NONE) {
                break;
            }
        }
        return out.toString();
    }

    private String counted(String text) {
        count(text.length());
        return text;
    }

    /** Counts what a function made, so that a rendering cannot fill the memory with what it does not write. */
    void countResult(Object result) {
        switch (result) {
            case String text -> count(text.length());
            case TypedList list -> count((long) list.size() * (list.isBytes() ? 1 : CHARACTERS_OF_AN_ELEMENT));
            case Collection<?> elements -> count((long) elements.size() * CHARACTERS_OF_AN_ELEMENT);
            case Map<?, ?> entries -> count((long) entries.size() * CHARACTERS_OF_AN_ELEMENT);
            default -> {}
        }
    }

    private void count(long characters) {
        output += characters;
        if (output > limits.output()) {
            throw limit("what is rendered is longer than " + limits.output() + " characters");
        }
    }

    /** Counts one turn of a loop. */
    void iterate() {
        if (++iterations > limits.iterations()) {
            throw limit("loops turn more often than " + limits.iterations() + " times");
        }
        step();
    }

    /** Looks at the clock now and then. */
    void step() {
        if (++steps % CLOCK_INTERVAL == 0) {
            checkTime();
        }
    }

    private void checkTime() {
        if (RenderThread.hasWorkedLongerThan(limits.time())) {
            throw limit("rendering takes longer than " + limits.time().toMillis() + " ms");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw limit("the rendering was interrupted");
        }
    }

    @Override
    public ELResolver getELResolver() {
        throw new UnsupportedOperationException("templates reach no Java objects");
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
