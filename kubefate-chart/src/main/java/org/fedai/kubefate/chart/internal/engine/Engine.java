package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.AutoCloseableSupplier.AutoCloseableImpl;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.Node;
import java.util.List;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.internal.syntax.Parser;
import org.fedai.kubefate.chart.internal.syntax.Statement;
import org.fedai.kubefate.chart.internal.syntax.SyntaxException;
import org.fedai.kubefate.chart.internal.translate.JinjaProgram;
import org.fedai.kubefate.chart.internal.translate.Translator;

/** Compiles sources to bound templates. */
final class Engine {
    /** How deep blocks and parentheses may nest in a source; Java's stack holds far more. */
    private static final int MAX_NESTING = 200;

    private static final Jinjava JINJAVA = new Jinjava(JinjavaConfig.newBuilder()
            .withLegacyOverrides(LegacyOverrides.newBuilder()
                    .withParseWhitespaceControlStrictly(true)
                    .withAllowAdjacentTextNodes(true)
                    .withUseTrimmingForNotesAndExpressions(true)
                    .build())
            .withMaxOutputSize(0)
            .build());
    /** What Helm calls the text given to {@code tpl}, which is in no file. */
    static final String TEXT = "gotpl";

    /** Characters of texts given to {@code tpl} whose templates are kept. */
    private static final int CACHED_TEXT = 1 << 16;

    private final RenderLimits limits;
    private final Functions functions;
    private final TextCache texts = new TextCache(CACHED_TEXT);

    Engine(RenderLimits limits) {
        this.limits = limits;
        this.functions = Functions.standard(limits.functions());
    }

    RenderLimits limits() {
        return limits;
    }

    /** A source as a program. */
    JinjaProgram translate(TemplateSource source) {
        try {
            return Translator.translate(parse(source), source.text());
        } catch (SyntaxException e) {
            SourceFile file = new SourceFile(source.name(), source.text());
            throw new TemplateException(
                    source.name(), file.line(e.offset()), file.column(e.offset()), "parse error: " + e.getMessage(), e);
        }
    }

    private List<Statement> parse(TemplateSource source) {
        return Parser.parse(source.name(), source.text(), functions::has, MAX_NESTING);
    }

    /** The templates of a source: those it defines, then itself. */
    List<Template> compile(TemplateSource source) {
        JinjaProgram program = translate(source);
        JinjavaInterpreter parser = new JinjavaInterpreter(JINJAVA, syntax(), JINJAVA.getGlobalConfig());
        try (AutoCloseableImpl<JinjavaInterpreter> current = current(parser)) {
            Node root = current.value().parse(program.text());
            if (!parser.getErrorsCopy().isEmpty()) {
                throw new IllegalStateException(
                        source.name() + ": Jinjava refuses the program: " + parser.getErrorsCopy());
            }
            SourceFile file = new SourceFile(source.name(), source.text());
            return new Binder(functions, file, program.nodes()).bind(root);
        } catch (RuntimeException e) {
            throw new TemplateException(source.name(), 0, "internal error: " + rootCause(e), e);
        }
    }

    /** Jinjava asks for the current interpreter's settings here and there. */
    static AutoCloseableImpl<JinjavaInterpreter> current(JinjavaInterpreter interpreter) {
        return JinjavaInterpreter.closeablePushCurrent(interpreter).get();
    }

    private static Context syntax() {
        Context context = new Context(JINJAVA.getGlobalContext());
        for (String name : List.of("if", "range", "with", "define")) {
            context.registerTag(new SyntaxTag(name, true));
        }
        for (String name : List.of("else", "elif", "set", "break", "continue")) {
            context.registerTag(new SyntaxTag(name, false));
        }
        return context;
    }

    /**
     * Runs a template.
     *
     * @throws TemplateException when it fails or goes beyond a limit
     */
    String render(Template template, Namespace namespace, Object dot, Lookup lookup) {
        TemplateInterpreter interpreter = new TemplateInterpreter(JINJAVA, this, template.name(), namespace, lookup);
        try (AutoCloseableImpl<JinjavaInterpreter> current = current(interpreter)) {
            return TemplateInterpreter.of(current.value()).run(template, dot);
        } catch (Failure e) {
            throw exception(e, e);
        } catch (StackOverflowError e) {
            throw exception(interpreter.evaluation().limit("templates or values nest too deeply"), e);
        } catch (RuntimeException e) {
            throw exception(interpreter.evaluation().limit("internal error: " + rootCause(e)), e);
        }
    }

    private static Throwable rootCause(Throwable e) {
        return e.getCause() == null ? e : rootCause(e.getCause());
    }

    private static TemplateException exception(Failure failure, Throwable cause) {
        return new TemplateException(failure.file(), failure.line(), failure.column(), failure.getMessage(), cause);
    }

    /** The templates of a text given to {@code tpl}. */
    List<Template> compileText(String text) {
        return texts.get(text, unknown -> compile(new TemplateSource(TEXT, unknown)));
    }
}
