package org.fedai.kubefate.chart.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up templates: mostly sensible ones, with a wrong type, a missing key or an odd piece of text now and then. */
final class TemplateGenerator {
    private static final int LONGEST_BODY = 4;

    private final Random random;
    private final ExpressionGenerator expressions;
    private final String prefix;
    private final StringBuilder definitions = new StringBuilder();
    private final List<String> defined = new ArrayList<>();
    private int loops;
    private int blocks;

    /**
     * @param prefix of the names it defines
     */
    TemplateGenerator(Random random, String prefix) {
        this.random = random;
        this.prefix = prefix;
        this.expressions = new ExpressionGenerator(random);
    }

    String template() {
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            define();
        }
        String body = body(3);
        return definitions + body;
    }

    private void define() {
        String name = prefix + defined.size();
        List<ExpressionGenerator.Variable> outer = expressions.enterTemplate();
        String body = body(2);
        expressions.leave(outer);
        definitions.append(open()).append("define \"").append(name).append('"').append(close());
        definitions.append(body).append(open()).append("end").append(close());
        defined.add(name);
    }

    private String body(int depth) {
        List<ExpressionGenerator.Variable> outer = expressions.enter();
        StringBuilder out = new StringBuilder();
        int count = 1 + random.nextInt(depth > 1 ? LONGEST_BODY : 2);
        for (int i = 0; i < count; i++) {
            out.append(text()).append(statement(depth));
        }
        expressions.leave(outer);
        return out.append(text()).toString();
    }

    private String statement(int depth) {
        int kind = random.nextInt(depth > 0 ? 25 : 14);
        return switch (kind) {
            case 0, 1, 2, 3, 4, 5 -> action(expressions.pipeline(ValueKind.ANY));
            case 6, 7 -> declaration();
            case 8 -> assignment();
            case 9 -> call();
            case 10 -> comment();
            case 11 -> jump();
            case 12, 13 -> mutation();
            case 14, 15, 16, 17 -> branch(depth);
            case 18, 19, 20, 21 -> loop(depth);
            case 22 -> block(depth);
            default -> with(depth);
        };
    }

    private String declaration() {
        ValueKind type = ValueKind.any(random);
        String value = expressions.pipeline(type);
        return action(expressions.declare(type) + " := " + value);
    }

    private String assignment() {
        ExpressionGenerator.Variable variable = expressions.anyVariable();
        return variable == null ? "" : action(variable.name() + " = " + expressions.pipeline(variable.type()));
    }

    /** A change of a map, and how it looks afterwards to whoever holds it or what it was made of. */
    private String mutation() {
        String changed = expressions.declare(ValueKind.MAP);
        String before = expressions.pipeline(ValueKind.MAP);
        StringBuilder out = new StringBuilder(action(changed + " := " + before));
        String ignored = expressions.declare(ValueKind.ANY);
        out.append(action(ignored + " := " + expressions.mutation()));
        return out.append(action("toJson " + changed))
                .append(text())
                .append(action("toJson $.Values"))
                .toString();
    }

    private String block(int depth) {
        String name = prefix + "b" + blocks++;
        List<ExpressionGenerator.Variable> outer = expressions.enterTemplate();
        String header = action("block \"" + name + "\" " + (random.nextBoolean() ? "$" : "$.Values.m1"));
        ValueKind dot = expressions.setDot(ValueKind.ANY);
        int loopsAround = loops;
        loops = 0;
        String body = body(depth - 1);
        loops = loopsAround;
        expressions.setDot(dot);
        expressions.leave(outer);
        return header + body + action("end");
    }

    private String call() {
        if (defined.isEmpty()) {
            return random.nextInt(50) > 0 ? "" : action("template \"" + prefix + "missing\" .");
        }
        String name = "\"" + defined.get(random.nextInt(defined.size())) + "\"";
        return random.nextBoolean()
                ? action("template " + name + " $")
                : action("include " + name + " $ | " + (random.nextBoolean() ? "trim" : "indent 2"));
    }

    private String comment() {
        return (random.nextBoolean() ? "{{- /* " : "{{/* ") + "c } #} {{ "
                + (random.nextBoolean() ? " */ -}}" : "*/}}");
    }

    private String jump() {
        if (loops == 0 && random.nextInt(400) > 0) {
            return "";
        }
        String jump = action(random.nextBoolean() ? "break" : "continue");
        return random.nextBoolean()
                ? jump
                : action("if " + expressions.pipeline(ValueKind.BOOL)) + jump + action("end");
    }

    private String branch(int depth) {
        List<ExpressionGenerator.Variable> outer = expressions.enter();
        StringBuilder out = new StringBuilder();
        out.append(action("if " + condition())).append(body(depth - 1));
        while (random.nextInt(3) == 0) {
            out.append(action("else if " + condition())).append(body(depth - 1));
        }
        if (random.nextBoolean()) {
            out.append(action("else")).append(body(depth - 1));
        }
        expressions.leave(outer);
        return out.append(action("end")).toString();
    }

    private String condition() {
        ValueKind type = random.nextInt(3) > 0 ? ValueKind.BOOL : ValueKind.any(random);
        String value = expressions.pipeline(type);
        return random.nextInt(6) == 0 ? expressions.declare(type) + " := " + value : value;
    }

    private String loop(int depth) {
        List<ExpressionGenerator.Variable> outer = expressions.enter();
        ValueKind over = random.nextInt(3) > 0 ? ValueKind.LIST : random.nextBoolean() ? ValueKind.MAP : ValueKind.INT;
        String value = over == ValueKind.INT ? count() : expressions.pipeline(over);
        String header = switch (random.nextInt(4)) {
            case 0 -> value;
            case 1 -> expressions.declare(ValueKind.ANY) + " := " + value;
            default ->
                over == ValueKind.INT
                        ? expressions.declare(ValueKind.INT) + " := " + value
                        : expressions.declare(over == ValueKind.MAP ? ValueKind.STRING : ValueKind.INT) + ", "
                                + expressions.declare(ValueKind.ANY) + " := " + value;
        };
        ValueKind dot = expressions.setDot(ValueKind.ANY);
        loops++;
        StringBuilder out = new StringBuilder(action("range " + header)).append(body(depth - 1));
        loops--;
        expressions.setDot(dot);
        if (random.nextInt(3) == 0) {
            out.append(action("else")).append(body(depth - 1));
        }
        expressions.leave(outer);
        return out.append(action("end")).toString();
    }

    private String count() {
        return random.nextInt(4) > 0
                ? "" + random.nextInt(4)
                : "min 3 (" + expressions.pipeline(ValueKind.INT) + ") | int";
    }

    private String with(int depth) {
        List<ExpressionGenerator.Variable> outer = expressions.enter();
        ValueKind type = ValueKind.any(random);
        String value = expressions.pipeline(type);
        String header = random.nextInt(4) == 0 ? expressions.declare(type) + " := " + value : value;
        ValueKind dot = expressions.setDot(type);
        StringBuilder out = new StringBuilder(action("with " + header)).append(body(depth - 1));
        expressions.setDot(dot);
        if (random.nextInt(4) == 0) {
            out.append(action("else with " + expressions.pipeline(ValueKind.STRING)));
            ValueKind before = expressions.setDot(ValueKind.STRING);
            out.append(body(depth - 1));
            expressions.setDot(before);
        }
        if (random.nextInt(2) == 0) {
            out.append(action("else")).append(body(depth - 1));
        }
        expressions.leave(outer);
        return out.append(action("end")).toString();
    }

    private String action(String content) {
        return open() + content + close();
    }

    private String open() {
        return random.nextInt(3) == 0 ? "{{- " : random.nextBoolean() ? "{{ " : "{{";
    }

    private String close() {
        return random.nextInt(3) == 0 ? " -}}" : " }}";
    }

    private String text() {
        String[] pieces = {
            "", "", " ", "\n", "\n  ", "a", " b ", "key: ", "\t", "- ", "{", "}", "{%", "%}", "{# ", "#}", "'", "\"",
            "\\", " \n\n ", "\u00e9", "\r\n", "\f"
        };
        StringBuilder out = new StringBuilder();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            out.append(pieces[random.nextInt(pieces.length)]);
        }
        String text = out.toString().replace("{{", "{");
        return text.endsWith("{") && random.nextInt(50) > 0 ? text + " " : text;
    }
}
