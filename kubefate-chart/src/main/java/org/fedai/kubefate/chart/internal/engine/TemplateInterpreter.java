package org.fedai.kubefate.chart.internal.engine;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import org.fedai.kubefate.chart.Lookup;

/** Jinjava's interpreter with the state that Go's semantics need. */
final class TemplateInterpreter extends JinjavaInterpreter {
    private final Evaluation evaluation;

    TemplateInterpreter(Jinjava jinjava, Engine engine, String name, Namespace namespace, Lookup lookup) {
        super(jinjava, new Context(jinjava.getGlobalContext()), jinjava.getGlobalConfig());
        this.evaluation = new Evaluation(engine, name, namespace, lookup, this);
    }

    Evaluation evaluation() {
        return evaluation;
    }

    /** The evaluation of an interpreter that renders a bound program. */
    static Evaluation of(JinjavaInterpreter interpreter) {
        return ((TemplateInterpreter) interpreter).evaluation;
    }
}
