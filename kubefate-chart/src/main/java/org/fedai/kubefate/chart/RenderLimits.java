package org.fedai.kubefate.chart;

import java.time.Duration;

/**
 * How much a chart may use before it is refused.
 *
 * @param time that rendering all templates of a chart may work; waiting for a busy machine is not counted where the JVM can tell
 * @param depth of templates that include each other and of {@code tpl} in {@code tpl}
 * @param iterations of all loops together in one template with all it includes
 * @param output characters that one template makes with all it includes: what it writes, what is included counted each time, and the
 *     results of functions, where an element of a list or map counts as 16 characters
 * @param functions of the result of a single function
 */
public record RenderLimits(Duration time, int depth, long iterations, int output, FunctionLimits functions) {
    public static final RenderLimits DEFAULT =
            new RenderLimits(Duration.ofSeconds(30), 2500, 5_000_000, 128 << 20, FunctionLimits.DEFAULT);

    public RenderLimits withTime(Duration newTime) {
        return new RenderLimits(newTime, depth, iterations, output, functions);
    }

    public RenderLimits withDepth(int newDepth) {
        return new RenderLimits(time, newDepth, iterations, output, functions);
    }

    public RenderLimits withIterations(long newIterations) {
        return new RenderLimits(time, depth, newIterations, output, functions);
    }

    public RenderLimits withOutput(int newOutput) {
        return new RenderLimits(time, depth, iterations, newOutput, functions);
    }

    public RenderLimits withFunctions(FunctionLimits newFunctions) {
        return new RenderLimits(time, depth, iterations, output, newFunctions);
    }
}
