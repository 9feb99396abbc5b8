package org.fedai.kubefate.chart.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes up pipelines over the values of {@link #values}. */
final class ExpressionGenerator {
    private static final Pattern ARGUMENT = Pattern.compile("<([SIFBLMAC])>");
    private static final String[] INTEGERS = {"0", "1", "2", "-1", "3", "0x1F", "'a'", "0b101", "0o17", "1_000"};

    private final Random random;
    private List<Variable> variables = new ArrayList<>();
    private ValueKind dot = ValueKind.MAP;
    private boolean dotIsRoot = true;
    private int names;

    record Variable(String name, ValueKind type) {}

    ExpressionGenerator(Random random) {
        this.random = random;
    }

    /** A values.yaml with the keys that the expressions use. */
    static String values(Random random) {
        String[] strings = {
            "\"\"", "web", "\"a b\"", "\"3\"", "\"true\"", "\"1.5\"", "\"h\\u00e9\"", "\"x: y\"", "\"l1\\nl2\"", "Zed"
        };
        String[] numbers = {
            "0",
            "1",
            "-2",
            "3",
            "42",
            "1.5",
            "-0.25",
            "1000000",
            "12345678",
            "1e21",
            "0.00001",
            "9007199254740993",
            "9223372036854775807",
            "-9223372036854775808",
            "18446744073709551615",
            "0x1f",
            "0o17",
            "1e400",
            ".5"
        };
        StringBuilder out = new StringBuilder();
        for (String key : List.of("s1", "s2", "s3")) {
            out.append(key).append(": ").append(pick(random, strings)).append('\n');
        }
        for (String key : List.of("n1", "n2", "n3")) {
            out.append(key).append(": ").append(pick(random, numbers)).append('\n');
        }
        out.append("b1: ")
                .append(random.nextBoolean())
                .append("\nb2: ")
                .append(random.nextBoolean())
                .append("\nz: null\n");
        out.append("l1: [").append(many(random, strings)).append("]\n");
        out.append("l2: [").append(many(random, numbers)).append("]\n");
        out.append("lm: [{s: ")
                .append(pick(random, strings))
                .append(", n: ")
                .append(pick(random, numbers))
                .append("}, {s: q}, null]\n");
        out.append("m1: {k1: ")
                .append(pick(random, strings))
                .append(", k2: ")
                .append(pick(random, strings))
                .append("}\n");
        out.append("m2: {deep: {s: ")
                .append(pick(random, strings))
                .append(", l: [")
                .append(many(random, strings))
                .append("]}, n: ")
                .append(pick(random, numbers))
                .append("}\n");
        out.append("me: {}\nle: []\n");
        return out.toString();
    }

    private static String many(Random random, String[] from) {
        List<String> picked = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            picked.add(pick(random, from));
        }
        return String.join(", ", picked);
    }

    private static String pick(Random random, String... from) {
        return from[random.nextInt(from.length)];
    }

    private String pick(String... from) {
        return pick(random, from);
    }

    /** Opens a scope; the result closes it. */
    List<Variable> enter() {
        List<Variable> outer = variables;
        variables = new ArrayList<>(outer);
        return outer;
    }

    List<Variable> enterTemplate() {
        List<Variable> outer = variables;
        variables = new ArrayList<>();
        return outer;
    }

    void leave(List<Variable> outer) {
        variables = outer;
    }

    ValueKind setDot(ValueKind type) {
        ValueKind before = dotIsRoot ? null : dot;
        dotIsRoot = type == null;
        dot = type == null ? ValueKind.MAP : type;
        return before;
    }

    String declare(ValueKind type) {
        String name = random.nextInt(4) == 0 && !variables.isEmpty()
                ? variables.get(random.nextInt(variables.size())).name()
                : "$v" + names++;
        variables.add(new Variable(name, type));
        return name;
    }

    @Nullable
    Variable anyVariable() {
        return variables.isEmpty() ? null : variables.get(random.nextInt(variables.size()));
    }

    String pipeline(ValueKind type) {
        return pipeline(type, 3);
    }

    private String pipeline(ValueKind type, int depth) {
        ValueKind wanted = type == ValueKind.ANY ? ValueKind.definite(random) : type;
        if (depth > 0 && random.nextInt(3) == 0) {
            String piped = piped(wanted, depth - 1);
            if (piped != null) {
                return piped;
            }
        }
        return expression(wanted, depth);
    }

    private @Nullable String piped(ValueKind type, int depth) {
        return switch (type) {
            case STRING ->
                pipeline(ValueKind.STRING, depth) + " | "
                        + pick(
                                "upper",
                                "lower",
                                "quote",
                                "squote",
                                "trim",
                                "default \"d\"",
                                "printf \"%s-%v\" \"x\"",
                                "trunc 3",
                                "trunc -2",
                                "replace \"a\" \"b\"",
                                "indent 2",
                                "nindent 4",
                                "title",
                                "print 1",
                                "html",
                                "js",
                                "urlquery",
                                "b64enc",
                                "trimSuffix \"b\"",
                                "repeat 2",
                                "cat \"z\"",
                                "toString",
                                "abbrev 5",
                                "required \"need\"");
            case INT ->
                pick(
                        pipeline(ValueKind.LIST, depth) + " | len",
                        pipeline(ValueKind.STRING, depth) + " | len",
                        pipeline(ValueKind.FLOAT, depth) + " | int",
                        pipeline(ValueKind.INT, depth) + " | add 1 | int");
            case FLOAT ->
                pipeline(ValueKind.FLOAT, depth) + " | " + pick("float64", "default 1.5", "mulf 2.0", "floor", "ceil");
            case BOOL ->
                pick(
                        pipeline(ValueKind.ANY, depth) + " | not",
                        pipeline(ValueKind.STRING, depth) + " | eq \"web\"",
                        pipeline(ValueKind.ANY, depth) + " | empty",
                        pipeline(ValueKind.STRING, depth) + " | hasPrefix \"w\"");
            case LIST ->
                pipeline(ValueKind.LIST, depth) + " | "
                        + pick("uniq", "reverse", "rest", "initial", "compact", "default (list 1 2)");
            case MAP ->
                pipeline(ValueKind.MAP, depth) + " | "
                        + pick("default (dict \"k1\" 1)", "merge (dict \"k9\" 2)", "deepCopy");
            case ANY -> null;
        };
    }

    /** A pipeline as an argument. */
    private String argument(ValueKind type, int depth) {
        if (isOdd()) {
            return odd();
        }
        ValueKind wanted = type == ValueKind.ANY ? ValueKind.definite(random) : type;
        if (depth <= 0 || random.nextInt(3) == 0) {
            return atom(wanted);
        }
        return "(" + pipeline(wanted, depth - 1) + ")";
    }

    /** The argument of a function whose result is of that length. */
    private String length(int depth) {
        if (isOdd()) {
            return odd();
        }
        return depth <= 0 || random.nextInt(3) == 0
                ? pick(INTEGERS)
                : "(mod " + argument(ValueKind.INT, depth) + " 50" + pick("", " | int", " | int") + ")";
    }

    private boolean isOdd() {
        return random.nextInt(80) == 0;
    }

    /** What may not be of the kind that is asked for. */
    private String odd() {
        return pick("nil", ".Values.missing", "$.Values.z", "\"odd\"", "7", "1.5", "true", "(list)", "(dict)", "-1");
    }

    private String expression(ValueKind type, int depth) {
        if (depth <= 0 || random.nextInt(3) == 0) {
            return atom(type);
        }
        if (random.nextInt(2) == 0 && type != ValueKind.ANY) {
            return call(type, depth - 1);
        }
        return switch (type) {
            case STRING -> string(depth - 1);
            case INT -> integer(depth - 1);
            case FLOAT -> floating(depth - 1);
            case BOOL -> bool(depth - 1);
            case LIST -> list(depth - 1);
            case MAP -> map(depth - 1);
            case ANY -> atom(ValueKind.STRING);
        };
    }

    private String call(ValueKind type, int depth) {
        List<String> shapes = CallShapes.of(type);
        return ARGUMENT.matcher(shapes.get(random.nextInt(shapes.size())))
                .replaceAll(match -> Matcher.quoteReplacement(argument(match.group(1), depth)));
    }

    private String argument(String letter, int depth) {
        return letter.equals("C") ? length(depth) : argument(CallShapes.argument(letter), depth);
    }

    /** Changes a map that others may hold as well. */
    String mutation() {
        String map = argument(ValueKind.MAP, 1);
        String key = argument(ValueKind.STRING, 0);
        return switch (random.nextInt(5)) {
            case 0, 1 -> "set " + map + " " + key + " (deepCopy " + argument(ValueKind.ANY, 1) + ")";
            case 2 -> "unset " + map + " " + key;
            case 3 -> "merge " + map + " (deepCopy " + argument(ValueKind.MAP, 2) + ")";
            default -> "mergeOverwrite " + map + " (deepCopy " + argument(ValueKind.MAP, 2) + ")";
        };
    }

    private String string(int d) {
        return switch (random.nextInt(14)) {
            case 0 -> "print " + argument(ValueKind.ANY, d) + " " + argument(ValueKind.ANY, d);
            case 1 -> "printf \"%s %v\" " + argument(ValueKind.STRING, d) + " " + argument(ValueKind.ANY, d);
            case 2 ->
                "printf \"%d|%5.2f|%q\" " + argument(ValueKind.INT, d) + " " + argument(ValueKind.FLOAT, d) + " "
                        + argument(ValueKind.STRING, d);
            case 3 -> "default " + argument(ValueKind.STRING, d) + " " + argument(ValueKind.STRING, d);
            case 4 ->
                "ternary " + argument(ValueKind.STRING, d) + " " + argument(ValueKind.STRING, d) + " "
                        + argument(ValueKind.BOOL, d);
            case 5 -> "join \",\" " + argument(ValueKind.LIST, d);
            case 6 ->
                pick("toJson ", "toYaml ", "kindOf ", "typeOf ", "quote ", "squote ", "toString ")
                        + argument(ValueKind.ANY, d);
            case 7 -> "substr 0 " + argument(ValueKind.INT, d) + " " + argument(ValueKind.STRING, d);
            case 8 -> "coalesce " + argument(ValueKind.STRING, d) + " " + argument(ValueKind.STRING, d);
            case 9 ->
                "tpl "
                        + pick(
                                "\"{{ .Values.s1 }}\"",
                                "\"x{{ 1 }}\"",
                                "$.Values.s2",
                                "\"{{ range .Values.l1 }}{{ . }},{{ end }}\"")
                        + " $";
            case 10 -> pick("upper ", "lower ", "trim ", "nospace ", "title ") + argument(ValueKind.STRING, d);
            case 11 -> "get " + argument(ValueKind.MAP, d) + " \"k1\"";
            case 12 -> "index " + argument(ValueKind.LIST, d) + " " + pick("0", "1", argument(ValueKind.INT, d));
            default -> "println " + argument(ValueKind.ANY, d);
        };
    }

    private String integer(int d) {
        return switch (random.nextInt(6)) {
            case 0 -> "len " + argument(pick2(ValueKind.LIST, ValueKind.MAP, ValueKind.STRING), d);
            case 1 -> "int " + argument(ValueKind.FLOAT, d);
            case 2 ->
                pick("add ", "sub ", "mul ", "max ", "min ") + argument(ValueKind.INT, d) + " "
                        + argument(ValueKind.INT, d) + " | int";
            case 3 -> "atoi " + argument(ValueKind.STRING, d);
            case 4 -> "int (floor " + argument(ValueKind.FLOAT, d) + ")";
            default -> "len (" + expression(ValueKind.LIST, d) + ")";
        };
    }

    private ValueKind pick2(ValueKind... types) {
        return types[random.nextInt(types.length)];
    }

    private String floating(int d) {
        return switch (random.nextInt(4)) {
            case 0 -> "float64 " + argument(ValueKind.ANY, d);
            case 1 ->
                pick("addf ", "subf ", "mulf ", "maxf ") + argument(ValueKind.FLOAT, d) + " "
                        + argument(ValueKind.FLOAT, d);
            case 2 -> "round " + argument(ValueKind.FLOAT, d) + " 2";
            default -> pick("floor ", "ceil ") + argument(ValueKind.FLOAT, d);
        };
    }

    private String bool(int d) {
        return switch (random.nextInt(8)) {
            case 0 -> pick("eq ", "ne ") + argument(ValueKind.STRING, d) + " " + argument(ValueKind.STRING, d);
            case 1 ->
                pick("lt ", "le ", "gt ", "ge ", "eq ") + argument(ValueKind.INT, d) + " " + argument(ValueKind.INT, d);
            case 2 -> pick("lt ", "gt ", "ne ") + argument(ValueKind.FLOAT, d) + " " + argument(ValueKind.FLOAT, d);
            case 3 -> pick("and ", "or ") + argument(ValueKind.ANY, d) + " " + argument(ValueKind.BOOL, d);
            case 4 -> "not " + argument(ValueKind.ANY, d);
            case 5 -> "hasKey " + argument(ValueKind.MAP, d) + " \"k1\"";
            case 6 -> "has " + argument(ValueKind.STRING, d) + " " + argument(ValueKind.LIST, d);
            default -> "contains " + argument(ValueKind.STRING, d) + " " + argument(ValueKind.STRING, d);
        };
    }

    private String list(int d) {
        return switch (random.nextInt(7)) {
            case 0 -> "list " + argument(ValueKind.ANY, d) + " " + argument(ValueKind.ANY, d);
            case 1 -> "append " + argument(ValueKind.LIST, d) + " " + argument(ValueKind.ANY, d);
            case 2 -> "concat " + argument(ValueKind.LIST, d) + " " + argument(ValueKind.LIST, d);
            case 3 -> "splitList \" \" " + argument(ValueKind.STRING, d);
            case 4 -> "without " + argument(ValueKind.LIST, d) + " " + argument(ValueKind.STRING, d);
            case 5 -> "keys " + argument(ValueKind.MAP, d) + " | sortAlpha";
            default -> "slice " + argument(ValueKind.LIST, d) + " 1";
        };
    }

    private String map(int d) {
        return switch (random.nextInt(4)) {
            case 0 -> "dict \"k1\" " + argument(ValueKind.ANY, d) + " \"k2\" " + argument(ValueKind.ANY, d);
            case 1 -> "merge (dict) " + argument(ValueKind.MAP, d) + " (deepCopy " + argument(ValueKind.MAP, d) + ")";
            case 2 -> "pick " + argument(ValueKind.MAP, d) + " \"k1\"";
            default -> "fromYaml " + pick("$.Values.s1", "$.Values.s2", "\"k1: v\"", "(toYaml $.Values.m2)");
        };
    }

    /** A word that needs no parentheses. */
    private String atom(ValueKind type) {
        if (random.nextInt(4) == 0) {
            for (Variable variable : variables) {
                if (variable.type() == type && random.nextBoolean()) {
                    return variable.name();
                }
            }
        }
        if (dot == type && !dotIsRoot && random.nextInt(3) == 0) {
            return ".";
        }
        String v = dotIsRoot && random.nextBoolean() ? ".Values." : "$.Values.";
        return switch (type) {
            case STRING ->
                pick(
                        "\"lit\"",
                        "\"\"",
                        "`raw 'q'`",
                        "\"a{{x}}\"",
                        v + "s1",
                        v + "s2",
                        v + "s3",
                        v + "m1.k1",
                        v + "m2.deep.s",
                        v + "m1.nope",
                        "$.Release.Name");
            case INT -> pick(INTEGERS);
            case FLOAT -> pick("0.5", "2.0", "-1.25", "1e3", v + "n1", v + "n2", v + "n3", v + "m2.n");
            case BOOL -> pick("true", "false", v + "b1", v + "b2");
            case LIST -> pick(v + "l1", v + "l2", v + "lm", v + "le", v + "m2.deep.l", "$.Values.l1");
            case MAP -> pick(v + "m1", v + "m2", v + "me", v + "m2.deep", "(index $.Values.lm 0)");
            case ANY -> dotIsRoot ? v + "s1" : ".";
        };
    }
}
