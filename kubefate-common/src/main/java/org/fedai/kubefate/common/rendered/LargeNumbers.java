package org.fedai.kubefate.common.rendered;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.yaml.FloatText;
import org.fedai.kubefate.common.rendered.RenderedSpec.Renderer;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.Finding;
import org.fedai.kubefate.common.spec.SpecMask;
import org.fedai.kubefate.common.spec.SpecNumbers;
import org.jspecify.annotations.Nullable;

/** Finds whole numbers that a chart prints as 1e+07, because numbers are floating-point numbers to the templates of Helm. */
final class LargeNumbers {
    /** From here on Go prints floating-point numbers with an exponent. */
    private static final long LARGE = 1_000_000;

    private static final Pattern EXPONENT = Pattern.compile("(?<![\\w.+-])-?\\d(?:\\.\\d+)?e\\+\\d+(?![\\w.+-])");

    /** What was printed with an exponent, and the object in which it stands first. */
    private final Map<String, String> printed = new HashMap<>();

    private LargeNumbers(List<ManifestObject> objects) {
        for (ManifestObject object : objects) {
            collect(object.kind() + "/" + object.name(), readable(object));
        }
    }

    static List<Finding> find(ClusterSpec spec, List<ManifestObject> objects, Renderer again) {
        LargeNumbers now = new LargeNumbers(objects);
        List<SpecNumbers.Whole> numbers = SpecNumbers.from(LARGE, spec).stream()
                .filter(number -> now.printed.containsKey(text(number)))
                .toList();
        if (numbers.isEmpty()) {
            return List.of();
        }
        LargeNumbers quoted = quoted(spec, numbers, again, now);
        return numbers.stream().map(number -> now.finding(number, quoted)).toList();
    }

    /** What would be printed if the numbers had quotes; the same as now if the chart wants numbers. */
    private static LargeNumbers quoted(
            ClusterSpec spec, List<SpecNumbers.Whole> numbers, Renderer again, LargeNumbers now) {
        try {
            return new LargeNumbers(again.render(SpecNumbers.quoted(spec, numbers)));
        } catch (EngineException e) {
            return now;
        }
    }

    private Finding finding(SpecNumbers.Whole number, LargeNumbers quoted) {
        String text = text(number);
        if (SpecMask.isSecret(number.steps())) {
            return new Finding(
                    number.line(),
                    number.path(),
                    "%s is a number that the chart prints with an exponent, in %s; put it in quotes"
                            .formatted(number.path(), printed.get(text)));
        }
        String sentence = "%s %d is printed as %s by the chart, in %s"
                .formatted(number.path(), number.value(), text, printed.get(text));
        String advice = quoted.printed.containsKey(text)
                ? "; this chart does so with a number in quotes, too: take one below 1000000, or another version of the chart"
                : "; put it in quotes: \"%d\"".formatted(number.value());
        return new Finding(number.line(), number.path(), sentence + advice);
    }

    private static String text(SpecNumbers.Whole number) {
        return FloatText.general((double) number.value());
    }

    /** With the entries of Secrets as what they are. */
    private static Map<String, @Nullable Object> readable(ManifestObject object) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(object.content());
        content.put("data", EntryText.of(object).stream().map(EntryText::text).toList());
        return content;
    }

    private void collect(String object, @Nullable Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                collectAll(object, map.keySet());
                collectAll(object, map.values());
            }
            case List<?> list -> collectAll(object, list);
            case String text -> {
                Matcher number = EXPONENT.matcher(text);
                while (number.find()) {
                    printed.putIfAbsent(number.group(), object);
                }
            }
            case null -> {}
            default -> {}
        }
    }

    private void collectAll(String object, Collection<?> values) {
        values.forEach(value -> collect(object, value));
    }
}
