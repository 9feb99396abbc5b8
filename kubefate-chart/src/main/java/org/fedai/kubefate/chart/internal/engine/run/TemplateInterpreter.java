package org.fedai.kubefate.chart.internal.engine.run;

import com.hubspot.jinjava.interpret.AutoCloseableSupplier.AutoCloseableImpl;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import org.fedai.kubefate.chart.exception.TemplateException;

/** Jinjava's interpreter with the state that Go's semantics need. */
public final class TemplateInterpreter extends JinjavaInterpreter {
    private final Progress progress;
    private final Evaluation evaluation;

    private TemplateInterpreter(String name, Environment environment) {
        super(
                ProgramJinjava.JINJAVA,
                new Context(ProgramJinjava.JINJAVA.getGlobalContext()),
                ProgramJinjava.JINJAVA.getGlobalConfig());
        this.progress = new Progress(name, environment.limits());
        this.evaluation = new Evaluation(environment, progress, this);
    }

    /** The evaluation of an interpreter that renders a bound program. */
    public static Evaluation of(JinjavaInterpreter interpreter) {
        return ((TemplateInterpreter) interpreter).evaluation;
    }

    /**
     * Runs a template.
     *
     * @throws TemplateException if it fails or exceeds a limit
     */
    public static String render(Template template, Environment environment, Object dot) {
        TemplateInterpreter interpreter = new TemplateInterpreter(template.name(), environment);
        try (AutoCloseableImpl<JinjavaInterpreter> current = ProgramJinjava.current(interpreter)) {
            return of(current.value()).run(template, dot);
        } catch (Failure e) {
            throw e.exception(e);
        } catch (StackOverflowError e) {
            throw interpreter
                    .progress
                    .fail("templates or values are nested too deeply")
                    .exception(e);
        } catch (RuntimeException e) {
            throw interpreter.progress.fail("internal error: " + rootCause(e)).exception(e);
        }
    }

    private static Throwable rootCause(Throwable e) {
        return e.getCause() == null ? e : rootCause(e.getCause());
    }
}
