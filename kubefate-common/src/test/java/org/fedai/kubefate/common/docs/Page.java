package org.fedai.kubefate.common.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown page, taken apart as far as two languages can be compared.
 *
 * @param items the list items: the code that each begins with, or an empty string
 */
record Page(
        Path file,
        List<Heading> headings,
        List<Table> tables,
        List<Fence> fences,
        List<String> items,
        List<Link> links) {
    private static final Pattern HEADING = Pattern.compile("(#{1,6}) (.+)");
    private static final Pattern ITEM = Pattern.compile(" *(?:[-*]|\\d+\\.) +(`[^`]+`(?=[:：]))?.*");
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*]\\(([^()\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern FENCE = Pattern.compile("( *)```(.*)");
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N} _-]");

    /**
     * A heading.
     *
     * @param anchor what a link to it ends in, after the hash
     */
    record Heading(int level, String text, String anchor) {}

    /** A table; its rows include the header, but not the line of dashes. */
    record Table(int line, List<List<String>> rows) {}

    /** A fenced code block, without its fences and indentation. */
    record Fence(int line, String language, List<String> lines) {}

    /**
     * A link to a file or an anchor of this project.
     *
     * @param target the file, as an absolute path
     * @param anchor empty when it leads to the whole file
     */
    record Link(int line, Path target, String anchor) {}

    static Page read(Path file) {
        try {
            return new Reading(file.toAbsolutePath().normalize()).of(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code spans of a piece of text, sorted, since languages differ in the order of words. */
    static List<String> code(String text) {
        return CODE.matcher(text).results().map(span -> span.group(1)).sorted().toList();
    }

    /** The place of a heading on the page, or -1 when no heading has the anchor. */
    int heading(String anchor) {
        return headings.stream().map(Heading::anchor).toList().indexOf(anchor);
    }

    /** One pass over the lines of a page. */
    private static final class Reading {
        private final Path file;
        private final List<Heading> headings = new ArrayList<>();
        private final List<Table> tables = new ArrayList<>();
        private final List<Fence> fences = new ArrayList<>();
        private final List<String> items = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private final Map<String, Integer> anchors = new HashMap<>();

        Reading(Path file) {
            this.file = file;
        }

        Page of(List<String> lines) {
            for (int at = 0; at < lines.size(); ) {
                String line = lines.get(at);
                if (FENCE.matcher(line).matches()) {
                    at = fence(lines, at);
                } else if (line.startsWith("|")) {
                    at = table(lines, at);
                } else {
                    text(line, at + 1);
                    at++;
                }
            }
            return new Page(file, headings, tables, fences, items, links);
        }

        private int fence(List<String> lines, int from) {
            Matcher opening = FENCE.matcher(lines.get(from));
            if (!opening.matches()) {
                throw new IllegalArgumentException(lines.get(from));
            }
            int indentation = opening.group(1).length();
            List<String> block = new ArrayList<>();
            int at = from + 1;
            while (!lines.get(at).strip().equals("```")) {
                String line = lines.get(at++);
                block.add(line.substring(Math.min(
                        indentation, line.length() - line.stripLeading().length())));
            }
            fences.add(new Fence(from + 1, opening.group(2), block));
            return at + 1;
        }

        private int table(List<String> lines, int from) {
            List<List<String>> rows = new ArrayList<>();
            int at = from;
            for (; at < lines.size() && lines.get(at).startsWith("|"); at++) {
                links(lines.get(at), at + 1);
                List<String> cells = cells(lines.get(at));
                if (!cells.stream().allMatch(cell -> cell.matches(":?-+:?"))) {
                    rows.add(cells);
                }
            }
            tables.add(new Table(from + 1, rows));
            return at;
        }

        private static List<String> cells(String row) {
            String inner = row.strip().replaceFirst("^\\|", "").replaceFirst("\\|$", "");
            return List.of(inner.split("(?<!\\\\)\\|", -1)).stream()
                    .map(String::strip)
                    .toList();
        }

        private void text(String line, int number) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String text = heading.group(2).strip();
                headings.add(new Heading(heading.group(1).length(), text, anchor(text)));
            }
            Matcher item = ITEM.matcher(line);
            if (item.matches()) {
                items.add(item.group(1) == null ? "" : item.group(1));
            }
            links(line, number);
        }

        /** As GitHub makes them; the second heading of a name gets -1. */
        private String anchor(String heading) {
            String anchor = NOT_IN_ANCHORS
                    .matcher(
                            heading.replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT))
                    .replaceAll("")
                    .replace(' ', '-');
            int before = anchors.merge(anchor, 1, Integer::sum) - 1;
            return before == 0 ? anchor : anchor + "-" + before;
        }

        private void links(String line, int number) {
            for (Matcher link = LINK.matcher(CODE.matcher(line).replaceAll("")); link.find(); ) {
                String address = link.group(1);
                if (address.contains("://") || address.startsWith("mailto:")) {
                    continue;
                }
                int hash = address.indexOf('#');
                String path = hash < 0 ? address : address.substring(0, hash);
                Path target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
                links.add(new Link(number, target, hash < 0 ? "" : address.substring(hash + 1)));
            }
        }
    }
}
