package org.fedai.kubefate.chart;

import java.time.Duration;

/**
 * How much a chart may use before it is refused.
 *
 * @param time that rendering all templates of a chart may work; waiting for a busy machine is not counted where the JVM can tell
 * @param depth of templates that include each other and of {@code tpl} in {@code tpl}; blocks and calls may nest 16 times as deep
 * @param iterations of all loops together in one template with all it includes
 * @param output characters that one template makes with all it includes: what it writes, what is included counted each time, and the
 *     results of functions, where a list or map counts as 64 characters and each of its elements as 16
 * @param functions of the result of a single function
 */
public record RenderLimits(Duration time, int depth, long iterations, int output, FunctionLimits functions) {
    /** 30 seconds, a depth of 2,500, 5,000,000 iterations, 128 Mi characters, and the usual limits of functions. */
    public static final RenderLimits DEFAULT =
            new RenderLimits(Duration.ofSeconds(30), 2500, 5_000_000, 128 << 20, FunctionLimits.DEFAULT);

    /**
     * {@return these limits with another time}
     *
     * @param newTime for one template, and for all templates of a chart together
     */
    public RenderLimits withTime(Duration newTime) {
        return new RenderLimits(newTime, depth, iterations, output, functions);
    }

    /**
     * {@return these limits with another depth}
     *
     * @param newDepth of templates that include each other and of {@code tpl} in {@code tpl}
     */
    public RenderLimits withDepth(int newDepth) {
        return new RenderLimits(time, newDepth, iterations, output, functions);
    }

    /**
     * {@return these limits with another number of iterations}
     *
     * @param newIterations of all loops of one template together
     */
    public RenderLimits withIterations(long newIterations) {
        return new RenderLimits(time, depth, newIterations, output, functions);
    }

    /**
     * {@return these limits with another size of the output}
     *
     * @param newOutput in characters
     */
    public RenderLimits withOutput(int newOutput) {
        return new RenderLimits(time, depth, iterations, newOutput, functions);
    }

    /**
     * {@return these limits with others for functions}
     *
     * @param newFunctions for the result of a single function
     */
    public RenderLimits withFunctions(FunctionLimits newFunctions) {
        return new RenderLimits(time, depth, iterations, output, newFunctions);
    }
}
