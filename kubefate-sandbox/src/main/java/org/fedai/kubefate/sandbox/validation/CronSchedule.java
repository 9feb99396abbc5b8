package org.fedai.kubefate.sandbox.validation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Checks schedules of CronJobs as the parser of Kubernetes does (robfig/cron: five fields, or a descriptor). */
final class CronSchedule {
    private static final List<String> DESCRIPTORS =
            List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

    private static final List<Field> FIELDS = List.of(
            new Field(0, 59, List.of()),
            new Field(0, 23, List.of()),
            new Field(1, 31, List.of()),
            new Field(
                    1,
                    12,
                    List.of("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
            new Field(0, 6, List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat")));

    private record Field(int least, int most, List<String> names) {}

    private CronSchedule() {}

    /** What is wrong with a schedule; empty if it is right. */
    static Optional<String> wrong(String schedule) {
        try {
            check(schedule.strip());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static void check(String schedule) {
        if (schedule.startsWith("@every ")) {
            if (!schedule.substring("@every ".length()).matches("([0-9.]+(ns|us|µs|ms|s|m|h))+")) {
                throw new IllegalArgumentException("Failed to parse duration " + schedule);
            }
            return;
        }
        if (schedule.startsWith("@")) {
            if (!DESCRIPTORS.contains(schedule)) {
                throw new IllegalArgumentException("Unrecognized descriptor: " + schedule);
            }
            return;
        }
        String[] fields = schedule.split("\\s+", -1);
        if (fields.length != FIELDS.size()) {
            throw new IllegalArgumentException("Expected exactly 5 fields, found " + fields.length + ": " + schedule);
        }
        for (int i = 0; i < fields.length; i++) {
            for (String part : fields[i].split(",", -1)) {
                range(part, FIELDS.get(i));
            }
        }
    }

    private static void range(String text, Field field) {
        String[] steps = text.split("/", -1);
        String[] ends = steps[0].split("-", -1);
        if (steps.length > 2) {
            throw new IllegalArgumentException("Too many slashes: " + text);
        }
        if (ends.length > 2) {
            throw new IllegalArgumentException("Too many hyphens: " + text);
        }
        boolean all = ends[0].equals("*") || ends[0].equals("?");
        int start = all ? field.least() : number(ends[0], field);
        boolean open = all || (ends.length == 1 && steps.length == 2);
        int end = open ? field.most() : number(ends[ends.length - 1], field);
        if (start < field.least()) {
            throw new IllegalArgumentException(
                    "Beginning of range (" + start + ") below minimum (" + field.least() + "): " + text);
        }
        if (end > field.most()) {
            throw new IllegalArgumentException(
                    "End of range (" + end + ") above maximum (" + field.most() + "): " + text);
        }
        if (start > end) {
            throw new IllegalArgumentException(
                    "Beginning of range (" + start + ") beyond end of range (" + end + "): " + text);
        }
        if (steps.length == 2 && number(steps[1], new Field(0, 0, List.of())) == 0) {
            throw new IllegalArgumentException("Step of range should be a positive number: " + text);
        }
    }

    private static int number(String text, Field field) {
        int named = field.names().indexOf(text.toLowerCase(Locale.ROOT));
        if (named >= 0 && !text.isEmpty()) {
            return named;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("Failed to parse int from " + text);
        }
        return Integer.parseInt(text);
    }
}
