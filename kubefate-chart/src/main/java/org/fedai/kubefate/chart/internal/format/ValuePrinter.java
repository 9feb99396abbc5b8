package org.fedai.kubefate.chart.internal.format;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.value.Complex;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.GoInteger;
import org.fedai.kubefate.chart.internal.value.GoStringOrder;
import org.fedai.kubefate.chart.internal.value.GoStruct;
import org.fedai.kubefate.chart.internal.value.Method;
import org.fedai.kubefate.chart.internal.value.Stringer;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.fedai.kubefate.chart.internal.value.Types;
import org.fedai.kubefate.chart.internal.value.Utf8;
import org.fedai.kubefate.chart.internal.value.ValueDepth;
import org.jspecify.annotations.Nullable;

/** Prints single values under the flags set last. */
final class ValuePrinter {
    /** Limits the printed text, because values may contain each other many times. */
    private static final int LONGEST = 64 << 20;

    private final StringBuilder out = new StringBuilder();
    private Flags flags = new Flags();
    /** While a wrong verb is reported, values print without their String methods. */
    private boolean reporting;

    void flags(Flags newFlags) {
        flags = newFlags;
    }

    ValuePrinter text(String text) {
        out.append(text);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** Prints an argument. */
    void print(@Nullable Object value, int verb) {
        if (value == null) {
            if (verb == 'T' || verb == 'v') {
                flags.pad(out, "<nil>");
            } else {
                badVerb(null, verb);
            }
        } else if (verb == 'T') {
            string(Types.typeOf(value), 's');
        } else if (verb == 'p') {
            pointer(value, verb);
        } else {
            value(value, verb, 0);
        }
    }

    private void value(@Nullable Object value, int verb, int depth) {
        ValueDepth.check(depth);
        if (out.length() > LONGEST) {
            throw new FunctionException("the result would be longer than " + LONGEST + " characters");
        }
        String text = reporting || flags.goSyntax || "vsxXq".indexOf(verb) < 0 ? null : Stringer.string(value);
        if (text != null) {
            string(text, verb);
            return;
        }
        switch (value) {
            case null -> out.append(flags.goSyntax ? "interface {}(nil)" : "<nil>");
            case String s -> string(s, verb);
            case Boolean b -> bool(b, verb);
            case Double d -> floating(d, verb);
            case Complex c -> complex(c, verb);
            case Long n -> integer(n, n, false, verb);
            case GoInteger n -> integer(n, n.longValue(), n.kind().unsigned(), verb);
            case Duration d -> integer(d, d.toNanos(), false, verb);
            case List<?> l -> {
                if (l instanceof TypedList typed && typed.isBytes()) {
                    bytes(typed, verb, depth);
                } else {
                    list(l, verb, depth);
                }
            }
            case Map<?, ?> m -> map(m, verb, depth);
            case GoStruct s -> struct(s, verb, depth);
            default -> out.append(value);
        }
    }

    private void string(String s, int verb) {
        switch (verb) {
            case 'v', 's' -> {
                if (flags.goSyntax && verb == 'v') {
                    quoted(s);
                } else {
                    flags.pad(out, truncate(s));
                }
            }
            case 'q' -> quoted(s);
            case 'x', 'X' -> flags.pad(out, Hex.encode(Utf8.bytes(s), flags, verb == 'X'));
            default -> badVerb(s, verb);
        }
    }

    private String truncate(String s) {
        if (!flags.hasPrecision() || s.codePointCount(0, s.length()) <= flags.precision) {
            return s;
        }
        return s.substring(0, s.offsetByCodePoints(0, flags.precision));
    }

    private void quoted(String text) {
        String s = truncate(text);
        flags.pad(out, flags.sharp && Quote.canBackquote(s) ? "`" + s + "`" : Quote.quote(s, flags.plus));
    }

    private void bool(boolean b, int verb) {
        if (verb == 't' || verb == 'v') {
            flags.pad(out, Boolean.toString(b));
        } else {
            badVerb(b, verb);
        }
    }

    private void integer(Object value, long n, boolean unsigned, int verb) {
        switch (verb) {
            case 'v' -> {
                if (flags.goSyntax && unsigned) {
                    out.append("0x").append(Long.toHexString(n));
                } else {
                    IntegerFormat.format(out, flags, n, unsigned, 10, verb);
                }
            }
            case 'd' -> IntegerFormat.format(out, flags, n, unsigned, 10, verb);
            case 'b' -> IntegerFormat.format(out, flags, n, unsigned, 2, verb);
            case 'o', 'O' -> IntegerFormat.format(out, flags, n, unsigned, 8, verb);
            case 'x', 'X' -> IntegerFormat.format(out, flags, n, unsigned, 16, verb);
            case 'c' -> flags.pad(out, Character.toString(rune(n)));
            case 'q' -> flags.pad(out, Quote.quoteRune(rune(n), flags.plus));
            case 'U' -> IntegerFormat.unicode(out, flags, n);
            default -> badVerb(value, verb);
        }
    }

    private static int rune(long n) {
        boolean valid = n >= 0
                && n <= Character.MAX_CODE_POINT
                && !(n >= Character.MIN_SURROGATE && n <= Character.MAX_SURROGATE);
        return valid ? (int) n : 0xFFFD;
    }

    private void floating(double d, int verb) {
        switch (verb) {
            case 'v' -> FloatFormat.format(out, flags, d, 'g', -1);
            case 'b', 'g', 'G', 'x', 'X' -> FloatFormat.format(out, flags, d, (char) verb, -1);
            case 'f', 'e', 'E' -> FloatFormat.format(out, flags, d, (char) verb, 6);
            case 'F' -> FloatFormat.format(out, flags, d, 'f', 6);
            default -> badVerb(d, verb);
        }
    }

    private void complex(Complex c, int verb) {
        if ("vbgGxXfFeE".indexOf(verb) < 0) {
            badVerb(c, verb);
            return;
        }
        boolean plus = flags.plus;
        out.append('(');
        floating(c.real(), verb);
        flags.plus = true;
        floating(c.imaginary(), verb);
        flags.plus = plus;
        out.append("i)");
    }

    private void bytes(TypedList bytes, int verb, int depth) {
        switch (verb) {
            case 's' -> flags.pad(out, truncate(bytes.toText()));
            case 'x', 'X' -> flags.pad(out, Hex.encode(bytes.toBytes(), flags, verb == 'X'));
            case 'q' -> quoted(bytes.toText());
            case 'v' -> {
                if (flags.goSyntax) {
                    goSyntaxBytes(bytes, depth == 0 ? "[]byte" : "[]uint8");
                } else {
                    list(bytes, verb, depth);
                }
            }
            default -> list(bytes, verb, depth);
        }
    }

    private void goSyntaxBytes(TypedList bytes, String type) {
        out.append(type).append('{');
        String separator = "";
        for (byte b : bytes.toBytes()) {
            out.append(separator).append("0x").append(Integer.toHexString(b & 0xFF));
            separator = ", ";
        }
        out.append('}');
    }

    private void list(List<?> list, int verb, int depth) {
        out.append(flags.goSyntax ? Types.typeOf(list) + "{" : "[");
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            value(element, verb, depth + 1);
            separator = separator();
        }
        out.append(flags.goSyntax ? '}' : ']');
    }

    private void map(Map<?, ?> map, int verb, int depth) {
        out.append(flags.goSyntax ? Types.typeOf(map) + "{" : "map[");
        String separator = "";
        for (Map.Entry<String, @Nullable Object> entry : GoStringOrder.sorted(map)) {
            out.append(separator);
            value(entry.getKey(), verb, depth + 1);
            out.append(':');
            value(entry.getValue(), verb, depth + 1);
            separator = separator();
        }
        out.append(flags.goSyntax ? '}' : ']');
    }

    private void struct(GoStruct struct, int verb, int depth) {
        boolean pointer = struct.isPointer();
        if (pointer && depth == 0) {
            out.append('&');
        }
        if (flags.goSyntax) {
            out.append(pointer ? struct.typeName().substring(1) : struct.typeName());
        }
        out.append('{');
        String separator = "";
        for (Map.Entry<String, @Nullable Object> field : struct.fields().entrySet()) {
            out.append(separator);
            if (flags.fieldNames || flags.goSyntax) {
                out.append(field.getKey()).append(':');
            }
            value(field.getValue(), verb, depth + 1);
            separator = separator();
        }
        out.append('}');
    }

    private String separator() {
        return flags.goSyntax ? ", " : " ";
    }

    private void pointer(Object value, int verb) {
        if (value instanceof Map<?, ?> || value instanceof List<?> || value instanceof Method) {
            out.append(flags.sharp ? "" : "0x").append(Integer.toHexString(System.identityHashCode(value)));
        } else {
            badVerb(value, verb);
        }
    }

    private void badVerb(@Nullable Object value, int verb) {
        out.append("%!").appendCodePoint(verb).append('(').append(Types.typeOf(value));
        if (value != null) {
            out.append('=');
            boolean outer = reporting;
            reporting = true;
            value(value, 'v', 0);
            reporting = outer;
        }
        out.append(')');
    }
}
