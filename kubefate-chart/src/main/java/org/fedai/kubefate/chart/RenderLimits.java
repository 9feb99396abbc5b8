package org.fedai.kubefate.chart;

import java.time.Duration;

/**
 * The resource limits of rendering a chart.
 *
 * @param time the time limit for rendering all templates of a chart; it does not include waiting for a busy machine if the JVM can measure that
 * @param depth the maximum depth of nested includes and of {@code tpl} in {@code tpl}; blocks and calls may be nested 16 times as deep
 * @param iterations the maximum number of iterations of all loops in a template, including nested templates
 * @param output the maximum number of characters that a template produces, including nested templates: its output, each included text, and the
 *     results of functions, where a list or map counts as 64 characters and each of its elements as 16
 * @param functions the limits of the result of a single function
 */
public record RenderLimits(Duration time, int depth, long iterations, int output, FunctionLimits functions) {
    /** 30 seconds, a depth of 2,500, 5,000,000 iterations, 128 Mi characters, and the default limits of functions. */
    public static final RenderLimits DEFAULT =
            new RenderLimits(Duration.ofSeconds(30), 2500, 5_000_000, 128 << 20, FunctionLimits.DEFAULT);

    /**
     * {@return a copy with another time limit}
     *
     * @param newTime for one template, and for all templates of a chart together
     */
    public RenderLimits withTime(Duration newTime) {
        return new RenderLimits(newTime, depth, iterations, output, functions);
    }

    /**
     * {@return a copy with another depth}
     *
     * @param newDepth the maximum depth of nested includes and of {@code tpl} in {@code tpl}
     */
    public RenderLimits withDepth(int newDepth) {
        return new RenderLimits(time, newDepth, iterations, output, functions);
    }

    /**
     * {@return a copy with another number of iterations}
     *
     * @param newIterations of all loops of one template together
     */
    public RenderLimits withIterations(long newIterations) {
        return new RenderLimits(time, depth, newIterations, output, functions);
    }

    /**
     * {@return a copy with another output limit}
     *
     * @param newOutput in characters
     */
    public RenderLimits withOutput(int newOutput) {
        return new RenderLimits(time, depth, iterations, newOutput, functions);
    }

    /**
     * {@return a copy with other limits of functions}
     *
     * @param newFunctions for the result of a single function
     */
    public RenderLimits withFunctions(FunctionLimits newFunctions) {
        return new RenderLimits(time, depth, iterations, output, newFunctions);
    }
}
