package org.fedai.kubefate.common.charts;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * A values-template-example.yaml with every key switched on. Lines that begin with {@code # } are keys, those that begin with {@code ## }
 * tell what the key after them means.
 */
public final class Example {
    private static final Pattern SWITCHED_OFF = Pattern.compile("^( *)# ");

    private final List<String> lines;

    private Example(List<String> lines) {
        this.lines = lines;
    }

    public static Example of(ChartUnderTest chart) {
        return new Example(chart.text("values-template-example.yaml")
                .lines()
                .map(Example::switchOn)
                .toList());
    }

    /** The whole as a cluster.yaml. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }

    public Map<String, @Nullable Object> document() {
        return Trees.map(Yaml.read(text(), "example"));
    }

    /** What the comments say of keys, by path; keys that they say nothing of are missing. */
    Map<String, String> meanings() {
        return Meanings.of(document(), Comments.read(lines, "##"));
    }

    private static String switchOn(String line) {
        String result = line;
        for (Matcher off = SWITCHED_OFF.matcher(result); off.find(); off = SWITCHED_OFF.matcher(result)) {
            result = off.replaceFirst("$1");
        }
        return result;
    }
}
