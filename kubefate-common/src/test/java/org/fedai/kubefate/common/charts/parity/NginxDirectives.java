package org.fedai.kubefate.common.charts.parity;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The directives of an nginx.conf with the blocks they are in, in no particular order, and how often each is there. */
final class NginxDirectives {
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|\"[^\"]*\"|[;{}]|[^\\s;{}'\"]+");

    private NginxDirectives() {}

    static Map<String, Long> read(String text) {
        List<String> directives = new ArrayList<>();
        Deque<String> blocks = new ArrayDeque<>();
        List<String> words = new ArrayList<>();
        Matcher tokens = TOKEN.matcher(String.join("\n", SettingsFile.withoutComments(text, "#")));
        while (tokens.find()) {
            switch (tokens.group()) {
                case "{" -> {
                    blocks.addLast(String.join(" ", words));
                    words.clear();
                }
                case "}" -> blocks.removeLast();
                case ";" -> {
                    directives.add(String.join(" > ", blocks) + " > " + String.join(" ", words));
                    words.clear();
                }
                default -> words.add(tokens.group());
            }
        }
        return directives.stream()
                .collect(Collectors.groupingBy(directive -> directive, TreeMap::new, Collectors.counting()));
    }
}
