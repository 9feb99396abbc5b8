package org.fedai.kubefate.common.spec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.exception.YamlException;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chart's values-template-example.yaml: every key it accepts, most of them commented out. Without the comment signs the
 * text is usually not valid YAML (it has duplicate keys and prose), so it is read as an outline, line by line and by indentation;
 * lines that are neither keys nor list elements are skipped.
 */
final class ExampleReader {
    private static final Pattern COMMENT = Pattern.compile("^( *)# ");
    private static final Pattern KEY = Pattern.compile("(\"[^\"]+\"|'[^']+'|[\\w./-]+):(?:\\s+(.*))?");
    private static final String DASH = "- ";

    private final Shape root = new Shape();
    private final Deque<Level> levels = new ArrayDeque<>();

    /** A level of indentation; {@code last} is the key or element that deeper lines belong to. */
    private static final class Level {
        private final int indent;
        private final Shape shape;
        private final boolean list;
        private Shape last;

        private Level(int indent, Shape shape, boolean list) {
            this.indent = indent;
            this.shape = shape;
            this.list = list;
            this.last = shape;
        }

        static Level ofKeys(int indent, Shape shape) {
            return new Level(indent, shape, false);
        }

        static Level ofElements(int indent, Shape shape) {
            return new Level(indent, shape, true);
        }
    }

    private ExampleReader() {
        levels.push(Level.ofKeys(0, root));
    }

    static Shape read(String example) {
        ExampleReader reader = new ExampleReader();
        example.lines().forEach(reader::line);
        return reader.root;
    }

    private void line(String written) {
        String line = written.replace("\t", "    ");
        for (Matcher comment = COMMENT.matcher(line); comment.find(); comment = COMMENT.matcher(line)) {
            line = comment.replaceFirst("$1");
        }
        String content = line.strip();
        if (content.isEmpty() || content.startsWith("#") || content.equals("---")) {
            return;
        }
        int indent = line.length() - line.stripLeading().length();
        while (content.startsWith(DASH) || content.equals("-")) {
            element(indent);
            String rest = content.substring(1).stripLeading();
            indent += content.length() - rest.length();
            content = rest;
        }
        Matcher key = KEY.matcher(content);
        if (key.matches()) {
            key(indent, unquoted(key.group(1)), key.group(2));
        } else if (current().list && indent > current().indent) {
            learn(current().last, content);
        }
    }

    private void element(int indent) {
        leave(indent);
        if (current().indent == indent && current().list) {
            current().last = current().shape.element();
            return;
        }
        // "key:" and the dashes of its list may have the same indentation.
        Level list = Level.ofElements(indent, current().last);
        list.last = list.shape.element();
        levels.push(list);
    }

    private void key(int indent, String name, @Nullable String value) {
        leave(indent);
        if (current().indent == indent && current().list) {
            levels.pop();
        }
        if (current().indent < indent || current().list) {
            levels.push(Level.ofKeys(indent, current().last));
        }
        current().last = current().shape.child(name);
        if (value != null) {
            learn(current().last, value);
        }
    }

    private void leave(int indent) {
        while (levels.size() > 1 && current().indent > indent) {
            levels.pop();
        }
    }

    private Level current() {
        return levels.element();
    }

    private static void learn(Shape shape, String value) {
        try {
            shape.learn(Yaml.read(value, "example"));
        } catch (YamlException e) {
            shape.kinds().add(Shape.Kind.TEXT);
        }
    }

    private static String unquoted(String key) {
        return key.startsWith("\"") || key.startsWith("'") ? key.substring(1, key.length() - 1) : key;
    }
}
