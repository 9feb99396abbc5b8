package org.fedai.kubefate.common.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The generated part of a page, between two lines that stay.
 *
 * @param begin what the part begins with; as a heading it belongs to the part and is translated
 * @param end what follows the part; empty for the end of the page
 */
record GeneratedPart(String page, String begin, String end) {
    /** Every page of which one part is generated. */
    static final List<GeneratedPart> ALL = List.of(
            new GeneratedPart("cli.md", "## Exit codes\n", ""),
            keys("fate-cluster-configuration.md"),
            keys("fate-serving-cluster-configuration.md"),
            keys("fate-exchange-cluster-configuration.md"));

    private static final Pattern HEADING = Pattern.compile("(#+ )(.+)");
    private static final Pattern ITEM = Pattern.compile("(- `[^`]+`): (.+)");
    private static final Pattern CODE_ONLY = Pattern.compile("(`[^`]*`|<br>|[ ,])*");
    private static final Pattern NAMES = Pattern.compile("\\d+|kubefate [a-z ]+|[A-Z]\\w+(, [A-Z]\\w+)+");

    private static GeneratedPart keys(String page) {
        return new GeneratedPart(page, "<!-- keys:", "<!-- end of keys -->\n");
    }

    /** The part of the page in English. */
    String cut(String english) {
        return english.substring(from(english, begin), to(english));
    }

    /** The page in Chinese with the part replaced. */
    String paste(String chinese, String part, Translations translations) {
        String start = begin.startsWith("#") ? line(begin.strip(), translations) + "\n" : begin;
        return chinese.substring(0, from(chinese, start)) + part + chinese.substring(to(chinese));
    }

    String translate(String part, Translations translations) {
        List<String> lines = new ArrayList<>();
        boolean code = false;
        for (String line : part.split("\n", -1)) {
            code ^= line.startsWith("```");
            lines.add(code || line.startsWith("```") ? line : line(line, translations));
        }
        return String.join("\n", lines);
    }

    private static String line(String line, Translations translations) {
        Matcher heading = HEADING.matcher(line);
        Matcher item = ITEM.matcher(line);
        if (line.startsWith("<!--") || line.matches("[-| ]*")) {
            return line;
        }
        if (line.startsWith("|")) {
            return "| "
                    + Arrays.stream(line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1))
                            .map(String::strip)
                            .map(cell -> cell(cell, translations))
                            .collect(Collectors.joining(" | "))
                    + " |";
        }
        if (heading.matches()) {
            return heading.group(1) + cell(heading.group(2), translations);
        }
        return item.matches() ? item.group(1) + "：" + translations.of(item.group(2)) : translations.of(line);
    }

    private static String cell(String cell, Translations translations) {
        return Arrays.stream(cell.split("<br>", -1))
                .map(text -> isLanguage(text) ? translations.of(text) : text)
                .collect(Collectors.joining("<br>"));
    }

    /** Code is the same in each language, as are numbers, names of commands and values to choose from, which are not marked as code. */
    private static boolean isLanguage(String text) {
        return !CODE_ONLY.matcher(text).matches() && !NAMES.matcher(text).matches();
    }

    private int from(String text, String start) {
        int at = text.indexOf(start);
        if (at < 0) {
            throw new IllegalStateException(page + " has no line that begins with " + start.strip());
        }
        return at;
    }

    private int to(String text) {
        return end.isEmpty() ? text.length() : text.indexOf(end);
    }
}
