package org.fedai.kubefate.common.spec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which keys of a cluster.yaml a chart's template reads, found by reading it: {@code .rollsite.nodePort}, and the same below {@code with} and
 * {@code range}. What it passes on as a whole, with {@code toYaml} for example, may have any keys.
 */
final class TemplateKeys {
    /** No cluster.yaml is nested further. */
    private static final int DEEPEST = 50;

    private static final Pattern ACTION = Pattern.compile("\\{\\{-?\\s*(.*?)\\s*-?}}", Pattern.DOTALL);
    private static final Pattern REFERENCE =
            Pattern.compile("(\\$\\w*)?(\\.[A-Za-z_][\\w.]*)|(\\$\\w*)|(?<![\\w)\"])(\\.)(?![\\w.])");
    private static final Pattern ASSIGNED =
            Pattern.compile("^(?:range\\s+)?(?:\\$\\w+\\s*,\\s*)?(\\$\\w+)\\s*:?=\\s*(.*)$", Pattern.DOTALL);
    private static final Pattern BY_KEY = Pattern.compile("^range\\s+\\$\\w+\\s*,.*", Pattern.DOTALL);
    private static final Pattern LOOKED_UP =
            Pattern.compile("\\b(?:index|get|hasKey)\\s+([$.][\\w.]*)\\s+\"([^\"]+)\"");
    private static final Pattern WHOLE = Pattern.compile(
            "\\b(toYaml|toJson|toPrettyJson|template|include|tpl|range|index|get|merge|dict|fromYaml)\\b");

    private final Set<List<String>> read = new HashSet<>();
    private final Set<List<String>> whole = new HashSet<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> anywhere = new HashSet<>();
    private final Map<String, @Nullable List<String>> variables = new HashMap<>();
    /** What the dot is; null within an element when that is not known. */
    private final Deque<Scope> scopes = new ArrayDeque<>();

    private record Scope(@Nullable List<String> dot) {}

    private TemplateKeys() {
        scopes.push(new Scope(List.of()));
        variables.put("$", List.of());
    }

    static TemplateKeys read(String template) {
        TemplateKeys keys = new TemplateKeys();
        Matcher action = ACTION.matcher(template);
        while (action.find()) {
            keys.action(action.group(1));
        }
        return keys;
    }

    /** Whether this very key is read. */
    boolean reads(List<Object> path) {
        return read.contains(names(path));
    }

    /** Whether it cannot be told that this key has no effect. */
    boolean mayRead(List<Object> path) {
        List<String> names = names(path);
        for (int depth = 1; depth <= names.size(); depth++) {
            if (whole.contains(names.subList(0, depth))) {
                return true;
            }
        }
        return whole.contains(List.of()) || read.contains(names) || anywhere.contains(names.getLast());
    }

    /** The keys of the first level that are read. */
    Set<String> first() {
        return read.stream().map(List::getFirst).collect(Collectors.toSet());
    }

    /** The texts in quotes, among them the modules that it asks for. */
    Set<String> words() {
        return words;
    }

    private void action(String action) {
        if (action.startsWith("/*")) {
            return;
        }
        String code = withoutStrings(action);
        String keyword = code.split("[\\s(]", 2)[0];
        if (keyword.equals("end")) {
            leave();
            return;
        }
        if (keyword.equals("else")) {
            leave();
            code = code.substring(keyword.length()).strip();
            keyword = code.split("[\\s(]", 2)[0];
            if (keyword.isEmpty()) {
                scopes.push(scopes.element());
                return;
            }
        }
        lookedUp(action);
        references(code);
        enter(keyword, code);
        assign(keyword, code);
    }

    private void enter(String keyword, String code) {
        switch (keyword) {
            case "if" -> scopes.push(scopes.element());
            case "with", "range" -> scopes.push(new Scope(subject(code)));
            case "define", "block" -> scopes.push(new Scope(null));
            default -> {}
        }
    }

    private void leave() {
        if (scopes.size() > 1) {
            scopes.pop();
        }
    }

    private void assign(String keyword, String code) {
        Matcher assigned = ASSIGNED.matcher(code.startsWith("with ") ? code.substring(5) : code);
        if (assigned.matches()) {
            // A range was entered already: its variable is what its dot is.
            boolean entered = keyword.equals("range") || keyword.equals("with");
            variables.put(assigned.group(1), entered ? scopes.element().dot() : subject(assigned.group(2)));
        }
    }

    /** The first thing that is named is what a {@code with} or {@code range} is about: {@code .rollsite | default dict}. */
    private @Nullable List<String> subject(String code) {
        Matcher assigned = ASSIGNED.matcher(code);
        Matcher reference = REFERENCE.matcher(assigned.matches() ? assigned.group(2) : code);
        return reference.find() ? path(reference) : null;
    }

    private void references(String code) {
        boolean passedOn = (WHOLE.matcher(code).find() && !code.startsWith("range"))
                || BY_KEY.matcher(code).matches();
        Matcher reference = REFERENCE.matcher(code);
        while (reference.find()) {
            List<String> path = path(reference);
            if (path != null) {
                for (int depth = 1; depth <= Math.min(path.size(), DEEPEST); depth++) {
                    read.add(path.subList(0, depth));
                }
                if (passedOn) {
                    whole.add(path);
                }
            } else if (reference.group(2) != null) {
                anywhere.addAll(List.of(reference.group(2).substring(1).split("\\.")));
            }
        }
    }

    private void lookedUp(String action) {
        Matcher lookedUp = LOOKED_UP.matcher(action);
        while (lookedUp.find()) {
            Matcher in = REFERENCE.matcher(lookedUp.group(1));
            List<String> path = in.find() ? path(in) : null;
            if (path == null) {
                anywhere.add(lookedUp.group(2));
            } else {
                read.add(append(path, List.of(lookedUp.group(2))));
            }
        }
    }

    /** The action with empty strings, whose texts are kept as words. */
    private String withoutStrings(String action) {
        StringBuilder code = new StringBuilder();
        int from = 0;
        for (int at = 0; at < action.length(); at++) {
            char quote = action.charAt(at);
            if (quote == '"' || quote == '`') {
                int end = end(action, at);
                words.add(action.substring(at + 1, end));
                code.append(action, from, at).append("\"\"");
                from = Math.min(end + 1, action.length());
                at = end;
            }
        }
        return code.append(action, from, action.length()).toString();
    }

    /** Where the string that begins somewhere ends: at its closing quote, or at the end of the action. */
    private static int end(String action, int start) {
        char quote = action.charAt(start);
        int at = start + 1;
        while (at < action.length() && action.charAt(at) != quote) {
            at += quote == '"' && action.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, action.length());
    }

    private @Nullable List<String> path(Matcher reference) {
        String variable = reference.group(1) == null ? reference.group(3) : reference.group(1);
        List<String> start = variable == null ? scopes.element().dot() : variables.get(variable);
        if (start == null || reference.group(2) == null) {
            return start;
        }
        return append(start, List.of(reference.group(2).substring(1).split("\\.")));
    }

    private static List<String> append(List<String> path, List<String> names) {
        List<String> longer = new ArrayList<>(path);
        longer.addAll(names);
        return List.copyOf(longer);
    }

    /** Elements of lists have the keys of their list here. */
    private static List<String> names(List<Object> path) {
        return path.stream()
                .filter(step -> !(step instanceof Integer))
                .map(Object::toString)
                .toList();
    }
}
