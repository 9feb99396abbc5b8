package org.fedai.kubefate.server.release.render;

import java.time.Duration;
import org.fedai.kubefate.chart.FunctionLimits;
import org.fedai.kubefate.chart.RenderLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The resource limits of rendering a chart.
 *
 * @param timeLimit the time limit
 * @param depth maximum depth of nested template calls
 * @param iterations maximum number of iterations of all loops of a template
 * @param output maximum number of characters of the output of a template; null for what the heap allows
 * @param text maximum number of characters of the result of a function
 * @param elements maximum number of elements of the list returned by a function
 * @param regexSteps maximum number of characters that a regular expression visits, times its size
 * @param atOnce maximum number of charts rendered at the same time; null for what processors and heap allow
 * @param waitLimit how long a request waits for a free slot
 */
@ConfigurationProperties("kubefate.rendering")
record RenderingSettings(
        @DefaultValue("30s") Duration timeLimit,
        @DefaultValue("2500") int depth,
        @DefaultValue("5000000") long iterations,
        @Nullable Integer output,
        @DefaultValue("16777216") int text,
        @DefaultValue("1000000") int elements,
        @DefaultValue("1000000000") long regexSteps,
        @Nullable Integer atOnce,
        @DefaultValue("30s") Duration waitLimit) {
    /** What one rendering at the limits should have of the heap. */
    private static final long HEAP_OF_A_RENDERING = 128L << 20;

    private static final int RENDERINGS_OF_A_PROCESSOR = 2;

    /** A character takes a byte or two, and is copied as the output grows and is joined. */
    private static final int BYTES_OF_A_CHARACTER = 8;

    /**
     * @param heap of the service, in bytes
     */
    RenderLimits limits(long heap, int processors) {
        long fitting = heap / BYTES_OF_A_CHARACTER / atOnce(heap, processors);
        int characters = output == null ? (int) Math.min(RenderLimits.DEFAULT.output(), fitting) : output;
        return new RenderLimits(
                timeLimit,
                depth,
                iterations,
                characters,
                new FunctionLimits(Math.min(text, characters), elements, regexSteps));
    }

    /**
     * @param heap of the service, in bytes
     */
    int atOnce(long heap, int processors) {
        return atOnce == null
                ? (int) Math.max(1, Math.min((long) processors * RENDERINGS_OF_A_PROCESSOR, heap / HEAP_OF_A_RENDERING))
                : Math.max(1, atOnce);
    }
}
