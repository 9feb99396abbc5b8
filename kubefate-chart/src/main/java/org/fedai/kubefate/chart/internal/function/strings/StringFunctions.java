package org.fedai.kubefate.chart.internal.function.strings;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.ANY;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.INT;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.format.Quote;
import org.fedai.kubefate.chart.internal.function.table.BoundedText;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.fedai.kubefate.chart.internal.value.TypedMap;
import org.fedai.kubefate.chart.internal.value.Utf8;
import org.jspecify.annotations.Nullable;

/** Strings: trimming, cutting, joining, searching, quoting, indenting. */
public final class StringFunctions {
    private final Bounds bounds;
    private final RandomGenerator random;

    public StringFunctions(Bounds bounds, RandomGenerator random) {
        this.bounds = bounds;
        this.random = random;
    }

    public void addTo(FunctionTable table) {
        table.add("hello", () -> "Hello!")
                .add("trim", STRING, GoUnicode::trimSpace)
                .add("trimAll", STRING, STRING, StringFunctions::trimAll)
                .alias("trimall", "trimAll")
                .add("trimSuffix", STRING, STRING, (suffix, s) -> s.endsWith(suffix) ? cutEnd(s, suffix) : s)
                .add(
                        "trimPrefix",
                        STRING,
                        STRING,
                        (prefix, s) -> s.startsWith(prefix) ? s.substring(prefix.length()) : s)
                .add("contains", STRING, STRING, (part, s) -> new Needle(part).in(s, 0) >= 0)
                .add("hasPrefix", STRING, STRING, (prefix, s) -> s.startsWith(prefix))
                .add("hasSuffix", STRING, STRING, (suffix, s) -> s.endsWith(suffix))
                .add("replace", STRING, STRING, STRING, this::replace)
                .add("repeat", INT, STRING, this::repeat)
                .add("indent", INT, STRING, this::indent)
                .add("nindent", INT, STRING, (spaces, s) -> "\n" + indent(spaces, s))
                .add("trunc", INT, STRING, StringFunctions::trunc)
                .add("substr", INT, INT, STRING, StringFunctions::substr)
                .add("nospace", STRING, StringFunctions::nospace)
                .add("shuffle", STRING, this::shuffle)
                .add("plural", STRING, STRING, INT, (one, many, count) -> count == 1 ? one : many)
                .add("toString", ANY, Strval::strval)
                .add("toStrings", ANY, v -> TypedList.ofStrings(Strval.strings(v)))
                .addVariadic("quote", ANY, values -> spaced(values, v -> Quote.quote(Strval.strval(v))))
                .addVariadic("squote", ANY, values -> spaced(values, v -> "'" + GoFormat.sprint(v) + "'"))
                .addVariadic("cat", ANY, values -> spaced(values, GoFormat::sprint))
                .add("join", STRING, ANY, this::join)
                .add("split", STRING, STRING, (separator, s) -> numbered(split(s, separator, -1)))
                .add("splitn", STRING, INT, STRING, (separator, n, s) -> numbered(split(s, separator, n)))
                .add("splitList", STRING, STRING, (separator, s) -> TypedList.ofStrings(split(s, separator, -1)));
    }

    private static String cutEnd(String s, String suffix) {
        return s.substring(0, s.length() - suffix.length());
    }

    private static String trimAll(String characters, String s) {
        BitSet trimmed = new BitSet();
        characters.codePoints().forEach(trimmed::set);
        int start = 0;
        int end = s.length();
        while (start < end && trimmed.get(s.codePointAt(start))) {
            start += Character.charCount(s.codePointAt(start));
        }
        while (end > start && trimmed.get(s.codePointBefore(end))) {
            end -= Character.charCount(s.codePointBefore(end));
        }
        return s.substring(start, end);
    }

    /** The empty string is found before and after every character, as in Go. */
    private String replace(String old, String replacement, String s) {
        BoundedText replaced = new BoundedText(bounds);
        if (old.isEmpty()) {
            replaced.append(replacement);
            s.codePoints().forEach(c -> replaced.append(Character.toString(c)).append(replacement));
            return replaced.toString();
        }
        int end = 0;
        Needle needle = new Needle(old);
        for (int found = needle.in(s, 0); found >= 0; found = needle.in(s, end)) {
            replaced.append(s, end, found).append(replacement);
            end = found + old.length();
        }
        return replaced.append(s, end, s.length()).toString();
    }

    private String repeat(long count, String s) {
        if (count < 0) {
            throw new FunctionException("strings: negative Repeat count");
        }
        bounds.checkText(s.isEmpty() ? 0 : Math.min(count, Integer.MAX_VALUE) * s.length());
        return s.isEmpty() ? "" : s.repeat((int) count);
    }

    private String indent(long spaces, String s) {
        String pad = repeat(spaces, " ");
        String indented = replace("\n", "\n" + pad, s);
        return new BoundedText(bounds).append(pad).append(indented).toString();
    }

    /** The first bytes, or with a negative count the last. */
    private static String trunc(long count, String s) {
        int length = Utf8.length(s);
        if (count < 0 && length + count > 0) {
            return slice(s, length + count, length);
        }
        return count >= 0 && length > count ? slice(s, 0, count) : s;
    }

    private static String substr(long start, long end, String s) {
        int length = Utf8.length(s);
        if (start < 0) {
            return slice(s, 0, end);
        }
        return slice(s, start, end < 0 || end > length ? length : end);
    }

    /** Go's {@code s[start:end]}, which counts bytes. */
    private static String slice(String s, long start, long end) {
        byte[] bytes = Utf8.bytes(s);
        if (end < 0 || end > bytes.length) {
            throw new FunctionException("runtime error: slice bounds out of range [:" + end + "]"
                    + (end < 0 ? "" : " with length " + bytes.length));
        }
        if (start > end) {
            throw new FunctionException("runtime error: slice bounds out of range [" + start + ":" + end + "]");
        }
        return Utf8.text(Arrays.copyOfRange(bytes, (int) start, (int) end));
    }

    /** Go's library works on bytes here, which corrupts non-ASCII text if there is a space to remove. */
    private static String nospace(String s) {
        StringBuilder kept = new StringBuilder();
        byte[] bytes = Utf8.bytes(s);
        for (byte b : bytes) {
            if (!GoUnicode.isSpace(b & 0xFF)) {
                kept.append((char) (b & 0xFF));
            }
        }
        return kept.length() == bytes.length ? s : kept.toString();
    }

    private String shuffle(String s) {
        int[] characters = s.codePoints().toArray();
        for (int i = characters.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int moved = characters[i];
            characters[i] = characters[other];
            characters[other] = moved;
        }
        return new String(characters, 0, characters.length);
    }

    private interface Form {
        String of(Object value);
    }

    private String spaced(List<@Nullable Object> values, Form form) {
        return joined(
                " ", values.stream().filter(Objects::nonNull).map(form::of).toList());
    }

    private String join(String separator, @Nullable Object list) {
        return joined(separator, Strval.strings(list));
    }

    private String joined(String separator, List<String> parts) {
        BoundedText joined = new BoundedText(bounds);
        for (int i = 0; i < parts.size(); i++) {
            joined.append(i == 0 ? "" : separator).append(parts.get(i));
        }
        return joined.toString();
    }

    private static TypedMap numbered(List<String> parts) {
        Map<String, String> numbered = LinkedHashMap.newLinkedHashMap(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            numbered.put("_" + i, parts.get(i));
        }
        return TypedMap.ofStrings(numbered);
    }

    /**
     * The parts between separators; an empty separator is between all characters.
     *
     * @param count how many parts at most, the last of which is the rest; any number when negative
     */
    private List<String> split(String s, String separator, long count) {
        List<String> parts = new ArrayList<>();
        Needle needle = new Needle(separator);
        int start = 0;
        while (count < 0 || parts.size() < count - 1) {
            int end = separator.isEmpty() ? nextCharacter(s, start) : needle.in(s, start);
            if (end < 0) {
                break;
            }
            parts.add(s.substring(start, end));
            bounds.checkElements(parts.size());
            start = end + separator.length();
        }
        if (count != 0 && !(separator.isEmpty() && start == s.length())) {
            parts.add(s.substring(start));
        }
        return parts;
    }

    private static int nextCharacter(String s, int start) {
        return start >= s.length() ? -1 : s.offsetByCodePoints(start, 1);
    }
}
