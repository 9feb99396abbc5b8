package org.fedai.kubefate.common.template.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.common.template.value.*;
import org.jspecify.annotations.Nullable;

/** Temporary: calls functions until the engine does. */
final class Expression {
    private static final Object MISSING = new Object();
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|'(?:[^'\\\\]|\\\\.)+'|[()|]|[-+]?(?:0[xX][0-9a-fA-F]+|[0-9][0-9_]*(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?)|\\.?[A-Za-z_][A-Za-z0-9_.]*|\\.)");
    private final SortedMap<String, TemplateFunction> functions;
    private final Map<String, Object> dot;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private Expression(SortedMap<String, TemplateFunction> functions, String text, Map<String, Object> dot) {
        this.functions = functions;
        this.dot = dot;
        Matcher m = TOKEN.matcher(text);
        int end = 0;
        while (m.lookingAt()) {
            tokens.add(m.group(1));
            end = m.end();
            m.region(end, text.length());
        }
        if (!text.substring(end).isBlank()) throw new IllegalStateException("cannot read " + text + " at " + end);
    }

    static String eval(SortedMap<String, TemplateFunction> functions, String text, Map<String, Object> dot) {
        Object v = new Expression(functions, text, dot).pipeline();
        v = v == Nil.UNTYPED ? null : v;
        return Utf8.readable(GoFormat.sprint(v)).replace("<nil>", v == null ? "" : "<nil>");
    }

    private @Nullable String peek() {
        return next < tokens.size() ? tokens.get(next) : null;
    }

    private Object pipeline() {
        Object value = command(MISSING);
        while ("|".equals(peek())) {
            next++;
            value = command(value == null ? Nil.UNTYPED : value);
        }
        return value == null ? Nil.UNTYPED : value;
    }

    private Object command(Object last) {
        String t = peek();
        if (t != null && t.matches("[A-Za-z_].*") && !t.equals("nil") && !t.equals("true") && !t.equals("false")) {
            next++;
            List<Object> args = new ArrayList<>();
            while (peek() != null && !"|".equals(peek()) && !")".equals(peek())) args.add(operand());
            if (last != MISSING) args.add(last);
            TemplateFunction f = functions.get(t);
            if (f == null) {
                if (t.equals("print"))
                    return GoFormat.sprint(args.stream().map(Constant::valueOf).toList());
                if (t.equals("printf"))
                    return GoFormat.sprintf(
                            (String) args.get(0),
                            args.subList(1, args.size()).stream()
                                    .map(Constant::valueOf)
                                    .toList());
                if (t.equals("len")) {
                    Object o = args.get(0);
                    return (long)
                            (o instanceof String s
                                    ? Utf8.length(s)
                                    : o instanceof Map<?, ?> m ? m.size() : ((List<?>) o).size());
                }
                throw new IllegalStateException("no function " + t);
            }
            try {
                return f.call(args);
            } catch (FunctionException e) {
                throw new FunctionException(e.describe(t));
            }
        }
        Object v = operand();
        return Constant.valueOf(v);
    }

    private Object operand() {
        String t = tokens.get(next++);
        if (t.equals("(")) {
            Object v = pipeline();
            next++;
            if (peek() != null && peek().startsWith(".") && peek().length() > 1 && !peek().startsWith(".Values"))
                return chain(v, tokens.get(next++));
            return v;
        }
        if (t.startsWith("\"")) return unquote(t);
        if (t.startsWith("`")) return t.substring(1, t.length() - 1);
        if (t.startsWith("'"))
            return new Constant(
                    t,
                    (long) unquote('"' + t.substring(1, t.length() - 1) + '"').codePointAt(0),
                    null,
                    false);
        if (t.equals("nil")) return Nil.UNTYPED;
        if (t.equals("true") || t.equals("false")) return t.equals("true");
        if (t.equals(".")) return dot;
        if (t.startsWith(".")) return chain(dot, t);
        if (t.matches("[-+0-9].*")) {
            Long l = Numbers.int64(t, 0);
            Double d = Numbers.float64(t);
            if (l == null && d != null && d == Math.rint(d) && Math.abs(d) < 1e15) l = d.longValue();
            return new Constant(
                    t,
                    l,
                    d == null && l != null ? (Double) (double) l : d,
                    t.matches(".*[.eEpP].*") && !t.startsWith("0x"));
        }
        next--;
        return command(MISSING);
    }

    private Object chain(Object v, String path) {
        for (String p : path.substring(1).split("\\.", -1)) {
            if (v instanceof Map<?, ?> m) v = m.get(p);
            else if (v instanceof GoStruct s) {
                if (s.fields().containsKey(p)) v = s.fields().get(p);
                else {
                    Method m = s.method(p);
                    if (m == null) throw new FunctionException("can't evaluate field " + p);
                    v = m.call(List.of());
                }
            } else if (v == null) throw new FunctionException("nil pointer evaluating interface {}." + p);
            else throw new FunctionException("can't evaluate field " + p);
        }
        return v;
    }

    private static String unquote(String t) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        String s = t.substring(1, t.length() - 1);
        for (int i = 0; i < s.length(); ) {
            int c = s.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\\') {
                char e = s.charAt(i++);
                switch (e) {
                    case 'n' -> bytes.write('\n');
                    case 't' -> bytes.write('\t');
                    case 'r' -> bytes.write('\r');
                    case 'a' -> bytes.write(7);
                    case 'b' -> bytes.write(8);
                    case 'f' -> bytes.write(12);
                    case 'v' -> bytes.write(11);
                    case 'x' -> {
                        bytes.write(Integer.parseInt(s.substring(i, i + 2), 16));
                        i += 2;
                    }
                    case 'U' -> {
                        bytes.writeBytes(Character.toString(Integer.parseInt(s.substring(i, i + 8), 16))
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                        i += 8;
                    }
                    case 'u' -> {
                        bytes.writeBytes(Character.toString(Integer.parseInt(s.substring(i, i + 4), 16))
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                        i += 4;
                    }
                    default -> bytes.write(e);
                }
            } else bytes.writeBytes(Character.toString(c).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return Utf8.text(bytes.toByteArray());
    }
}
