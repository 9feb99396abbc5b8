package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.tree.Node;
import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.FunctionLimits;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.internal.engine.builtin.Functions;
import org.fedai.kubefate.chart.internal.engine.run.ProgramJinjava;
import org.fedai.kubefate.chart.internal.engine.run.Template;
import org.fedai.kubefate.chart.internal.engine.run.TemplateSource;
import org.fedai.kubefate.chart.internal.syntax.Parser;
import org.fedai.kubefate.chart.internal.syntax.Statement;
import org.fedai.kubefate.chart.internal.syntax.SyntaxException;
import org.fedai.kubefate.chart.internal.translate.JinjaProgram;
import org.fedai.kubefate.chart.internal.translate.Keyword;
import org.fedai.kubefate.chart.internal.translate.Translator;

/** Compiles sources to templates that can run. */
final class Compiler {
    /** The maximum nesting of blocks and parentheses; Java's stack allows far more. */
    private static final int MAX_NESTING = 200;

    private static final List<SyntaxTag> TAGS =
            Stream.of(Keyword.values()).map(SyntaxTag::new).toList();

    private final Functions functions;

    Compiler(HelmVersion helm, FunctionLimits limits) {
        this.functions = Functions.standard(helm, limits);
    }

    /** A source as a program. */
    JinjaProgram translate(TemplateSource source) {
        try {
            return Translator.translate(parse(source), source.text());
        } catch (SyntaxException e) {
            throw new TemplateException(
                    source.name(),
                    source.line(e.offset()),
                    source.column(e.offset()),
                    "parse error: " + e.getMessage(),
                    e);
        }
    }

    private List<Statement> parse(TemplateSource source) {
        return Parser.parse(source.name(), source.text(), functions::has, MAX_NESTING);
    }

    /** The templates of a source: those it defines, then itself. */
    List<Template> compile(TemplateSource source) {
        JinjaProgram program = translate(source);
        try {
            Node root = ProgramJinjava.parse(program.text(), TAGS);
            return new Binder(functions, source, program).bind(root);
        } catch (RuntimeException e) {
            throw new TemplateException(source.name(), 0, "internal error: " + e, e);
        }
    }
}
