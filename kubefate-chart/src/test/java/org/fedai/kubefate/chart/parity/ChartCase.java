package org.fedai.kubefate.chart.parity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.Tgz;
import org.fedai.kubefate.chart.testing.RealHelm;

/**
 * A file with a chart, values for it, and what Helm 4 rendered of it: {@code -- NAME --} lines stand before the files of the chart, before
 * the values ({@code -- values --}) and before the outcome ({@code -- helm 4 --}).
 *
 * @param before all of the file but the outcome
 */
record ChartCase(Path path, String before, Map<String, String> files, String values, String outcome) {
    private static final Pattern PART = Pattern.compile("^-- (.*) --\n", Pattern.MULTILINE);
    private static final String VALUES = "values";
    private static final String OUTCOME = "helm 4";
    private static final String REFUSED = "refused\n";

    static ChartCase read(Path path) throws IOException {
        String text = Files.readString(path);
        Map<String, String> parts = new LinkedHashMap<>();
        String name = "";
        int start = 0;
        int outcomeAt = text.length();
        for (MatchResult part : PART.matcher(text).results().toList()) {
            parts.put(name, text.substring(start, part.start()));
            name = part.group(1);
            start = part.end();
            if (name.equals(OUTCOME)) {
                outcomeAt = part.start();
            }
        }
        parts.put(name, text.substring(start));
        parts.remove("");
        String outcome = parts.getOrDefault(OUTCOME, "");
        String values = parts.getOrDefault(VALUES, "");
        parts.remove(OUTCOME);
        parts.remove(VALUES);
        return new ChartCase(path, text.substring(0, outcomeAt), parts, values, outcome);
    }

    /** Writes another outcome into the file. */
    void record(RealHelm.Outcome newOutcome) throws IOException {
        Files.writeString(path, before + "-- " + OUTCOME + " --\n" + text(newOutcome));
    }

    /** What the file says of such an outcome. */
    static String text(RealHelm.Outcome outcome) {
        return outcome.refused() ? REFUSED : String.valueOf(outcome.text()).strip() + "\n";
    }

    Chart chart() {
        Tgz tgz = Tgz.empty();
        files.forEach((name, text) -> tgz.file("probe/" + name, text.getBytes(StandardCharsets.UTF_8)));
        return tgz.read();
    }
}
