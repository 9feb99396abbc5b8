package org.fedai.kubefate.server.release.policy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFile;
import org.fedai.kubefate.chart.manifest.ManifestObject;

/** Finds the line of a template that a rendered object comes from. Rendering keeps no lines, so the text of the template is searched. */
final class TemplateLine {
    private TemplateLine() {}

    /**
     * File and line, such as {@code fate/templates/core/mysql.yaml:41}; without a line if the template does not contain the object
     * literally, and "the chart" if the file is unknown.
     *
     * @param field the name of a field of the object; its line is preferred to that of the object
     */
    static String of(Chart chart, ManifestObject object, String field) {
        if (object.source().isEmpty()) {
            return "the chart";
        }
        return text(chart, chart.name(), object.source())
                .map(text -> object.source() + suffix(text.lines().toList(), object, field))
                .orElse(object.source());
    }

    private static Optional<String> text(Chart chart, String path, String source) {
        Optional<String> own = Stream.concat(chart.templates().stream(), chart.crds().stream())
                .filter(file -> source.equals(path + "/" + file.name()))
                .map(ChartFile::text)
                .findFirst();
        return own.or(() -> chart.dependencies().stream()
                .flatMap(part -> text(part, path + "/charts/" + part.name(), source).stream())
                .findFirst());
    }

    private static String suffix(List<String> lines, ManifestObject object, String field) {
        Pattern kind = Pattern.compile(".*\\bkind: *[\"']?" + Pattern.quote(object.kind()) + "\\b.*");
        List<Integer> starts = IntStream.range(0, lines.size())
                .filter(i -> kind.matcher(lines.get(i)).matches())
                .boxed()
                .toList();
        Optional<Integer> start = starts.stream()
                .filter(i -> document(lines, i).anyMatch(line -> lines.get(line).contains(object.name())))
                .findFirst()
                .or(() -> starts.stream().findFirst());
        return start.map(i -> ":"
                        + (1
                                + document(lines, i)
                                        .filter(line -> lines.get(line)
                                                .matches("(.*[\\s{,\"'-])?" + Pattern.quote(field) + "[\"']?:.*"))
                                        .findFirst()
                                        .orElse(i)))
                .orElse("");
    }

    /** The numbers, from 0, of the lines of the document that contains a line. */
    private static Stream<Integer> document(List<String> lines, int line) {
        int first = line;
        while (first > 0 && !lines.get(first - 1).startsWith("---")) {
            first--;
        }
        return IntStream.iterate(first, i -> i < lines.size() && !lines.get(i).startsWith("---"), i -> i + 1)
                .boxed();
    }
}
