package org.fedai.kubefate.chart.internal.function.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.function.strings.GoUnicode;
import org.fedai.kubefate.chart.internal.function.table.BoundedText;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.table.TooLargeException;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.Utf8;
import org.jspecify.annotations.Nullable;

/** Package regexp: RE2's syntax, linear time, and Go's rules for empty matches. */
public final class GoRegex {
    private static final int LONGEST = 100_000;
    private static final int DIGITS_OF_AN_INT = 9;

    private final Pattern pattern;
    private final Bounds bounds;

    private GoRegex(Pattern pattern, Bounds bounds) {
        this.pattern = pattern;
        this.bounds = bounds;
    }

    /**
     * @throws FunctionException if it is not a regular expression, or is too large
     */
    public static GoRegex compile(String regex, Bounds bounds) {
        if (regex.length() > LONGEST) {
            throw new TooLargeException("the regular expression is longer than " + LONGEST + " characters");
        }
        if (regex.codePoints().anyMatch(Utf8::isLone)) {
            throw new FunctionException("error parsing regexp: invalid UTF-8: `" + regex + "`");
        }
        RegexSize.check(regex);
        try {
            return new GoRegex(Pattern.compile(regex), bounds);
        } catch (PatternSyntaxException e) {
            throw new FunctionException(String.valueOf(e.getMessage()));
        }
    }

    /** A match by its position. */
    private record Match(int start, int end) {}

    private Matcher matcher(String text) {
        return pattern.matcher(new SteppedText(text, bounds.regexSteps() / Math.max(1, pattern.programSize())));
    }

    public boolean isIn(String text) {
        return matcher(text).find();
    }

    /** The first match; empty if there is none. */
    String find(String text) {
        Matcher matcher = matcher(text);
        return matcher.find() ? text.substring(matcher.start(), matcher.end()) : "";
    }

    /**
     * @param count how many at most; all if negative
     */
    List<String> findAll(String text, long count) {
        List<String> found = new ArrayList<>();
        for (Match match : matches(text, count)) {
            found.add(text.substring(match.start, match.end));
        }
        return found;
    }

    /** An empty match directly after another match does not count. */
    private List<Match> matches(String text, long count) {
        List<Match> matches = new ArrayList<>();
        Matcher matcher = matcher(text);
        int position = 0;
        int previousEnd = -1;
        while ((count < 0 || matches.size() < count) && position <= text.length() && matcher.find(position)) {
            if (matcher.end() != position || matcher.start() != previousEnd) {
                matches.add(new Match(matcher.start(), matcher.end()));
                bounds.checkElements(matches.size());
            }
            previousEnd = matcher.end();
            position = matcher.end() == position ? after(text, position) : matcher.end();
        }
        return matches;
    }

    private static int after(String text, int position) {
        return position >= text.length() ? position + 1 : text.offsetByCodePoints(position, 1);
    }

    /**
     * The text with every match replaced.
     *
     * @param literal whether {@code $1} and {@code ${name}} in the replacement are literal text and not groups
     */
    String replaceAll(String text, String replacement, boolean literal) {
        BoundedText replaced = new BoundedText(bounds);
        Matcher matcher = matcher(text);
        int copied = 0;
        int position = 0;
        while (position <= text.length() && matcher.find(position)) {
            replaced.append(text, copied, matcher.start());
            if (matcher.end() > copied || matcher.start() == 0) {
                replaced.append(literal ? replacement : expand(replacement, matcher, text));
            }
            copied = matcher.end();
            position = Math.max(after(text, position), matcher.end());
        }
        return replaced.append(text, copied, text.length()).toString();
    }

    private String expand(String template, Matcher matcher, String text) {
        BoundedText expanded = new BoundedText(bounds);
        int start = 0;
        for (int dollar = template.indexOf('$'); dollar >= 0; dollar = template.indexOf('$', start)) {
            expanded.append(template, start, dollar);
            boolean braced = template.startsWith("{", dollar + 1);
            int nameStart = dollar + (braced ? 2 : 1);
            int nameEnd = nameEnd(template, nameStart);
            boolean named = nameEnd > nameStart && (!braced || template.startsWith("}", nameEnd));
            if (named) {
                expanded.append(group(template.substring(nameStart, nameEnd), matcher, text));
                start = nameEnd + (braced ? 1 : 0);
            } else {
                expanded.append("$");
                start = dollar + (template.startsWith("$", dollar + 1) ? 2 : 1);
            }
        }
        return expanded.append(template, start, template.length()).toString();
    }

    private static int nameEnd(String template, int start) {
        int end = start;
        while (end < template.length() && isNameCharacter(template.codePointAt(end))) {
            end = template.offsetByCodePoints(end, 1);
        }
        return end;
    }

    private static boolean isNameCharacter(int c) {
        return c == '_' || GoUnicode.isLetter(c) || GoUnicode.isDigit(c);
    }

    /** A group that does not exist or took no part in the match is empty. */
    private String group(String name, Matcher matcher, String text) {
        Integer index = isNumber(name) ? (Integer) Integer.parseInt(name) : groupNamed(name);
        return index != null && index <= matcher.groupCount() && matcher.start(index) >= 0
                ? text.substring(matcher.start(index), matcher.end(index))
                : "";
    }

    private static boolean isNumber(String name) {
        return name.length() <= DIGITS_OF_AN_INT
                && name.chars().allMatch(c -> c >= '0' && c <= '9')
                && (name.length() == 1 || name.charAt(0) != '0');
    }

    private @Nullable Integer groupNamed(String name) {
        Map<String, Integer> names = pattern.namedGroups();
        return names.get(name);
    }

    /**
     * @param count how many parts at most, the last of which is the rest; all if negative
     * @return null for no parts at all, which Go distinguishes from an empty list
     */
    @Nullable
    List<String> split(String text, long count) {
        if (count == 0) {
            return null;
        }
        if (text.isEmpty() && !pattern.pattern().isEmpty()) {
            return List.of("");
        }
        List<String> parts = new ArrayList<>();
        int start = 0;
        int end = 0;
        for (Match match : matches(text, count)) {
            if (count > 0 && parts.size() == count - 1) {
                break;
            }
            end = match.start;
            if (match.end != 0) {
                parts.add(text.substring(start, end));
            }
            start = match.end;
        }
        if (end != text.length()) {
            parts.add(text.substring(start));
        }
        return parts;
    }

    /** The text as a regular expression that matches just it. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            if ("\\.+*?()|[]{}^$".indexOf(text.charAt(i)) >= 0) {
                quoted.append('\\');
            }
            quoted.append(text.charAt(i));
        }
        return quoted.toString();
    }
}
