package org.fedai.kubefate.common.charts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the comments right above the keys of a YAML file say, by path such as {@code osx.partyList}. Keys inside of lists do not count. */
final class Comments {
    private static final Pattern KEY = Pattern.compile("^( *)([\\w./-]+):.*");

    private final Pattern comment;
    private final List<Level> path = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private final Map<String, String> byPath = new LinkedHashMap<>();

    private record Level(int depth, String key) {}

    private Comments(String mark) {
        comment = Pattern.compile(" *" + Pattern.quote(mark) + " (.*)");
    }

    /** @param mark what a comment begins with */
    static Map<String, String> read(List<String> lines, String mark) {
        Comments comments = new Comments(mark);
        lines.forEach(comments::accept);
        return comments.byPath;
    }

    private void accept(String line) {
        Matcher text = comment.matcher(line);
        if (text.matches()) {
            pending.append(pending.isEmpty() ? "" : " ").append(text.group(1));
            return;
        }
        Matcher key = KEY.matcher(line);
        if (key.matches()) {
            int depth = key.group(1).length();
            path.removeIf(level -> level.depth >= depth);
            path.add(new Level(depth, key.group(2)));
            if (!pending.isEmpty()) {
                byPath.put(String.join(".", path.stream().map(Level::key).toList()), sentence(pending.toString()));
            }
        }
        pending.setLength(0);
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
