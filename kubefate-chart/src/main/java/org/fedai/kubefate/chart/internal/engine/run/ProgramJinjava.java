package org.fedai.kubefate.chart.internal.engine.run;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.interpret.AutoCloseableSupplier.AutoCloseableImpl;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.Node;
import java.util.List;

/** Jinjava configured for programs: trim markers trim white space strictly, and only {@link Progress} limits the output. */
public final class ProgramJinjava {
    static final Jinjava JINJAVA = new Jinjava(JinjavaConfig.newBuilder()
            .withLegacyOverrides(LegacyOverrides.newBuilder()
                    .withParseWhitespaceControlStrictly(true)
                    .withAllowAdjacentTextNodes(true)
                    .withUseTrimmingForNotesAndExpressions(true)
                    .build())
            .withMaxOutputSize(0)
            .build());

    private ProgramJinjava() {}

    /**
     * Jinjava's syntax tree of a program.
     *
     * @param tags that the program may have
     * @throws IllegalStateException if Jinjava refuses it
     */
    public static Node parse(String program, List<? extends Tag> tags) {
        Context syntax = new Context(JINJAVA.getGlobalContext());
        tags.forEach(syntax::registerTag);
        JinjavaInterpreter parser = new JinjavaInterpreter(JINJAVA, syntax, JINJAVA.getGlobalConfig());
        try (AutoCloseableImpl<JinjavaInterpreter> current = current(parser)) {
            Node root = current.value().parse(program);
            if (!parser.getErrorsCopy().isEmpty()) {
                throw new IllegalStateException("Jinjava refuses the program: " + parser.getErrorsCopy());
            }
            return root;
        }
    }

    /** Jinjava reads the settings of the current interpreter in some places. */
    static AutoCloseableImpl<JinjavaInterpreter> current(JinjavaInterpreter interpreter) {
        return JinjavaInterpreter.closeablePushCurrent(interpreter).get();
    }
}
