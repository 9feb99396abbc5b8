package org.fedai.kubefate.server.release.render;

import java.time.Duration;
import org.fedai.kubefate.chart.FunctionLimits;
import org.fedai.kubefate.chart.RenderLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a chart may use while it is rendered, before it is refused.
 *
 * @param timeLimit that rendering may work
 * @param depth of templates that call each other
 * @param iterations of all loops of a template
 * @param output characters that a template makes
 * @param text characters of the result of one function
 * @param elements of the list that one function makes
 * @param regexSteps how often one regular expression may look at a character, times its size
 */
@ConfigurationProperties("kubefate.rendering")
record RenderingSettings(
        @DefaultValue("30s") Duration timeLimit,
        @DefaultValue("2500") int depth,
        @DefaultValue("5000000") long iterations,
        @DefaultValue("134217728") int output,
        @DefaultValue("16777216") int text,
        @DefaultValue("1000000") int elements,
        @DefaultValue("1000000000") long regexSteps) {
    RenderLimits limits() {
        return new RenderLimits(timeLimit, depth, iterations, output, new FunctionLimits(text, elements, regexSteps));
    }
}
