package org.fedai.kubefate.chart.internal.engine.plain;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.el.JinjavaProcessors;
import com.hubspot.jinjava.interpret.AutoCloseableSupplier.AutoCloseableImpl;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.Context.Library;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import com.hubspot.jinjava.tree.Node;
import com.hubspot.jinjava.tree.TextNode;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.internal.engine.run.Failure;
import org.fedai.kubefate.chart.internal.engine.run.RenderThread;
import org.fedai.kubefate.chart.internal.engine.run.TemplateSource;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.jspecify.annotations.Nullable;

/** Templates written in Jinja itself: its standard tags and filters without those that reach other files. */
public final class PlainJinja {
    private static final String SUFFIX = ".j2";

    private static final Set<String> TAGS_FOR_FILES = Set.of("extends", "from", "import", "include");
    private static final Set<String> FILTERS_OUT_OF_BOUNDS = Set.of("render", "log", "root");
    private static final int RENDER_DEPTH = 20;
    private static final int COLLECTION_SIZE = 1_000_000;
    private static final int RANGE = 100_000;
    private static final int STRING = 1 << 18;

    /** The limit for the results of {@code ~} and for the output of a file. Jinjava has a single limit for both. */
    private static final int OUTPUT = 1 << 22;

    private final RenderLimits limits;
    private final Jinjava jinjava;

    public PlainJinja(RenderLimits limits) {
        this.limits = limits;
        this.jinjava = new Jinjava(JinjavaConfig.newBuilder()
                .withDisabled(Map.of(Library.TAG, TAGS_FOR_FILES, Library.FILTER, FILTERS_OUT_OF_BOUNDS))
                .withElResolver(PlainValues.resolver())
                .withMaxOutputSize(Math.min(limits.output(), OUTPUT))
                .withMaxStringLength(Math.min(limits.output(), STRING))
                .withMaxListSize(COLLECTION_SIZE)
                .withMaxMapSize(COLLECTION_SIZE)
                .withRangeLimit(RANGE)
                .withMaxRenderDepth(RENDER_DEPTH)
                .withEnableRecursiveMacroCalls(true)
                .withMaxMacroRecursionDepth(RENDER_DEPTH)
                .withNestedInterpretationEnabled(false)
                .withProcessors(JinjavaProcessors.newBuilder()
                        .withNodePreProcessor((node, interpreter) -> ((Limited) interpreter).visit(node))
                        .build())
                .build());
        Context global = jinjava.getGlobalContext();
        new BoundedFilters(limits.functions(), STRING)
                .of(global.getAllFilters())
                .forEach(global::registerFilter);
    }

    /** Whether a template of that name is plain Jinja. */
    public static boolean is(String name) {
        return name.endsWith(SUFFIX);
    }

    /** An interpreter that counts the nodes it visits. */
    private final class Limited extends JinjavaInterpreter implements BoundedFilters.Spending {
        private final TemplateSource source;
        private final JinjaBudget budget = new JinjaBudget(limits.output());
        private long visits;

        Limited(TemplateSource source, Map<String, @Nullable Object> variables) {
            super(
                    jinjava,
                    new Context(
                            jinjava.getGlobalContextCopy(),
                            variables,
                            jinjava.getGlobalConfig().getDisabled()),
                    jinjava.getGlobalConfig());
            this.source = source;
        }

        void visit(Node node) {
            if (++visits > limits.iterations()) {
                throw failure(node, "visits more than " + limits.iterations() + " nodes");
            }
            if (RenderThread.hasWorkedLongerThan(limits.time())) {
                throw failure(
                        node, "rendering takes longer than " + limits.time().toMillis() + " ms");
            }
            if (node instanceof TextNode) {
                spend(node.getMaster().getImage(), node.getLineNumber());
            }
        }

        /** Macros and variables store values, so limiting the output is not sufficient. */
        @Override
        public @Nullable Object resolveELExpression(String expression, int lineNumber) {
            Object value = super.resolveELExpression(expression, lineNumber);
            spend(value, lineNumber);
            return value;
        }

        /** Sources can print the interpreter, because it is one of Jinjava's variables. */
        @Override
        public String toString() {
            return "";
        }

        @Override
        public JinjaBudget budget() {
            return budget;
        }

        private void spend(@Nullable Object value, int line) {
            try {
                budget.spend(value);
            } catch (InterpretException e) {
                throw new Failure(source.name(), line, 0, String.valueOf(e.getMessage()));
            }
        }

        private Failure failure(Node node, String message) {
            return new Failure(source.name(), node.getLineNumber(), node.getStartPosition(), message);
        }
    }

    /**
     * Checks a source.
     *
     * @throws TemplateException if it is not Jinja
     */
    public void check(TemplateSource source) {
        Limited interpreter = new Limited(source, Map.of());
        try (AutoCloseableImpl<JinjavaInterpreter> current =
                JinjavaInterpreter.closeablePushCurrent(interpreter).get()) {
            PlainShape.check(source.name(), current.value().parse(source.text()));
        } catch (StackOverflowError e) {
            throw new TemplateException(source.name(), 0, "nested too deeply", e);
        }
        refuseErrors(interpreter);
    }

    /**
     * Renders a source.
     *
     * @param dot its entries are the variables
     * @throws TemplateException if it fails or exceeds a limit
     */
    public String render(TemplateSource source, Map<String, @Nullable Object> dot) {
        Limited interpreter = new Limited(source, values(source, dot));
        try {
            String text = interpreter.render(source.text());
            refuseErrors(interpreter);
            return text;
        } catch (Failure e) {
            throw e.exception(e);
        } catch (InterpretException e) {
            throw new TemplateException(source.name(), Math.max(0, e.getLineNumber()), JinjaMessage.of(e), e);
        } catch (StackOverflowError e) {
            throw new TemplateException(source.name(), 0, "nested too deeply", e);
        }
    }

    private static Map<String, @Nullable Object> values(TemplateSource source, Map<String, @Nullable Object> dot) {
        try {
            return JinjaValues.of(dot);
        } catch (FunctionException e) {
            throw new TemplateException(source.name(), 0, e.getMessage(), e);
        }
    }

    private static void refuseErrors(Limited interpreter) {
        for (TemplateError error : interpreter.getErrorsCopy()) {
            throw new TemplateException(
                    interpreter.source.name(),
                    Math.max(0, error.getLineno()),
                    JinjaMessage.of(error),
                    error.getException());
        }
    }
}
