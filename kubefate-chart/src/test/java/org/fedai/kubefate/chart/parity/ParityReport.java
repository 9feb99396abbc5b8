package org.fedai.kubefate.chart.parity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.testing.ManifestDiff;

/** Compares both sides of many cases. */
final class ParityReport {
    /**
     * @param objects how many Helm made
     * @param differences empty when both made the same
     */
    private record Row(ParityCase one, int objects, String result, List<String> differences) {}

    private static final String MISSING = " = missing";
    private static final String ADDED = " = not in Helm";

    private final List<Row> rows = new ArrayList<>();
    private final OurSide ours;
    private final HelmSide helm;

    ParityReport(String kubeVersion) {
        this.ours = new OurSide(kubeVersion);
        this.helm = new HelmSide(kubeVersion);
    }

    void compare(ParityCase one) {
        Rendering expected = helm.render(one);
        Rendering actual = ours.render(one);
        rows.add(row(one, expected, actual));
    }

    private Row row(ParityCase one, Rendering expected, Rendering actual) {
        if (expected instanceof Rendering.Objects theirs && actual instanceof Rendering.Objects mine) {
            List<String> differences = differences(mine, theirs);
            if (!differences.isEmpty() && helm.render(one) instanceof Rendering.Objects again) {
                removeRandom(differences, theirs, again);
            }
            String same = mine.text().equals(theirs.text()) ? "equal, to the letter" : "equal";
            return new Row(one, theirs.objects().size(), differences.isEmpty() ? same : "DIFFERS", differences);
        }
        if (expected instanceof Rendering.Refused && actual instanceof Rendering.Refused mine) {
            return new Row(one, 0, "refused by both: " + firstLine(mine.message()), List.of());
        }
        return new Row(one, 0, "DIFFERS", List.of("Helm: " + told(expected), "ours: " + told(actual)));
    }

    private static String told(Rendering rendering) {
        return switch (rendering) {
            case Rendering.Objects objects -> objects.objects().size() + " objects";
            case Rendering.Refused refused -> "refuses: " + refused.message();
        };
    }

    /** What differs between two runs of Helm is random: values, and the names of objects, of which the number counts. */
    private static void removeRandom(List<String> differences, Rendering.Objects first, Rendering.Objects second) {
        Set<String> random =
                differences(first, second).stream().map(ParityReport::place).collect(Collectors.toSet());
        differences.removeIf(difference ->
                random.contains(place(difference)) && !isAboutObject(difference) && RandomForm.isSame(difference));
        long names = differences(first, second).stream()
                .filter(difference -> difference.endsWith(MISSING))
                .count();
        long missing = differences.stream()
                .filter(difference -> difference.endsWith(MISSING))
                .count();
        long added = differences.stream()
                .filter(difference -> difference.endsWith(ADDED))
                .count();
        if (names == missing && names == added) {
            differences.removeIf(ParityReport::isAboutObject);
        }
    }

    private static boolean isAboutObject(String difference) {
        return difference.endsWith(MISSING) || difference.endsWith(ADDED);
    }

    private static String place(String difference) {
        return difference.substring(0, difference.indexOf(" = "));
    }

    private static List<String> differences(Rendering.Objects mine, Rendering.Objects theirs) {
        List<String> differences = new ArrayList<>();
        Map<String, List<ManifestObject>> byName = byName(mine.objects());
        byName(theirs.objects()).forEach((name, expected) -> {
            List<ManifestObject> actual = byName.remove(name);
            for (int i = 0; i < expected.size(); i++) {
                if (actual == null || i >= actual.size()) {
                    differences.add(name + MISSING);
                } else {
                    differences.addAll(differences(name, expected.get(i), actual.get(i)));
                }
            }
        });
        byName.keySet().forEach(name -> differences.add(name + ADDED));
        if (!mine.notes().equals(theirs.notes())) {
            differences.add("NOTES.txt = <" + mine.notes() + ">, in Helm <" + theirs.notes() + ">");
        }
        if (differences.isEmpty() && !order(mine).equals(order(theirs))) {
            differences.add("order = " + order(mine) + ", in Helm " + order(theirs));
        }
        return differences;
    }

    private static List<String> differences(String name, ManifestObject expected, ManifestObject actual) {
        return ManifestDiff.between(new Manifest(List.of(expected)), new Manifest(List.of(actual)), "")
                .changed()
                .stream()
                .flatMap(change -> change.fields().stream())
                .map(field ->
                        name + " " + field.path() + " = <" + field.after() + ">, in Helm <" + field.before() + ">")
                .toList();
    }

    private static Map<String, List<ManifestObject>> byName(List<ManifestObject> objects) {
        return objects.stream()
                .collect(Collectors.groupingBy(ParityReport::name, LinkedHashMap::new, Collectors.toList()));
    }

    private static String name(ManifestObject object) {
        return object.apiVersion() + " " + object.key("");
    }

    private static List<String> order(Rendering.Objects rendering) {
        return rendering.objects().stream().map(ParityReport::name).toList();
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > 160 ? line.substring(0, 160) + "..." : line;
    }

    /** The cases in which the two sides do not agree, each with what differs. */
    List<String> failures() {
        return rows.stream()
                .filter(row -> row.result().equals("DIFFERS"))
                .map(row -> row.one() + ":\n    "
                        + row.differences().stream().limit(8).collect(Collectors.joining("\n    ")))
                .toList();
    }

    /** One line for each case, and one with the sums. */
    String table() {
        StringBuilder table = new StringBuilder();
        for (Row row : rows) {
            table.append("%-28s %-60s %4d  %s%n"
                    .formatted(row.one().label(), row.one().file(), row.objects(), row.result()));
        }
        Map<String, Long> sums = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.result().replaceFirst(":.*", ""), TreeMap::new, Collectors.counting()));
        return table.append(rows.size())
                .append(" cases: ")
                .append(sums)
                .append('\n')
                .toString();
    }
}
