package org.fedai.kubefate.common.template;

import java.time.Duration;
import org.fedai.kubefate.common.template.function.FunctionLimits;

/**
 * How much a template may use before it is refused.
 *
 * @param time for one rendering of one template with all it includes
 * @param depth of templates that include each other, of {@code tpl} in {@code tpl}, and of nested blocks and parentheses in the source
 * @param iterations of all loops together in one rendering
 * @param output characters of one rendering, what is included counted each time
 * @param functions of the result of a single function
 */
public record RenderLimits(Duration time, int depth, long iterations, int output, FunctionLimits functions) {
    public static final RenderLimits DEFAULT =
            new RenderLimits(Duration.ofSeconds(30), 200, 5_000_000, 64 << 20, FunctionLimits.DEFAULT);

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
