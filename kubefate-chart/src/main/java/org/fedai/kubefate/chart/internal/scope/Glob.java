package org.fedai.kubefate.chart.internal.scope;

import com.google.re2j.Pattern;

/**
 * The patterns of {@code .Files.Glob}: {@code *} and {@code ?} stop at slashes, {@code **} does not, {@code [abc]}, {@code [!a-z]},
 * {@code {one,other}}, backslash before a character.
 */
final class Glob {
    private static final String SPECIAL = "*?[{";

    private final String text;
    private final StringBuilder regex = new StringBuilder();
    private int at;
    private int level;

    private Glob(String text) {
        this.text = text;
    }

    /** A malformed pattern matches everything, as in Helm. */
    static Glob compile(String text) {
        Glob glob = new Glob(text);
        while (glob.at < text.length()) {
            if (!glob.next()) {
                return compile("**");
            }
        }
        glob.regex.append(")".repeat(glob.level));
        return glob;
    }

    boolean matches(String name) {
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matches(name);
    }

    private boolean next() {
        char c = text.charAt(at);
        if (c == '*') {
            star();
        } else if (c == '?') {
            at++;
            regex.append("[^/]");
        } else if (c == '[') {
            at++;
            return characters();
        } else if (c == '{') {
            at++;
            level++;
            regex.append("(?:");
        } else if (level > 0 && (c == ',' || c == '}')) {
            at++;
            level -= c == '}' ? 1 : 0;
            regex.append(c == '}' ? ")" : "|");
        } else {
            literal(SPECIAL + (level > 0 ? ",}" : ""), regex);
        }
        return true;
    }

    private void star() {
        at++;
        boolean two = at < text.length() && text.charAt(at) == '*';
        at += two ? 1 : 0;
        regex.append(two ? ".*" : "[^/]*");
    }

    /** Either one range or a list of characters; false if it is malformed. */
    private boolean characters() {
        boolean negated = at < text.length() && text.charAt(at) == '!';
        at += negated ? 1 : 0;
        StringBuilder set = new StringBuilder();
        if (at + 2 < text.length() && text.charAt(at + 1) == '-') {
            char low = text.charAt(at);
            char high = text.charAt(at + 2);
            if (high < low) {
                return false;
            }
            set.append(quoted(low)).append('-').append(quoted(high));
            at += 3;
        } else {
            literal("]", set);
        }
        if (set.isEmpty() || at >= text.length() || text.charAt(at) != ']') {
            return false;
        }
        at++;
        regex.append(negated ? "[^" : "[").append(set).append(']');
        return true;
    }

    private void literal(String stops, StringBuilder to) {
        boolean escaped = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!escaped && c == '\\') {
                escaped = true;
                continue;
            }
            if (!escaped && stops.indexOf(c) >= 0) {
                return;
            }
            escaped = false;
            to.append(quoted(c));
        }
    }

    private static String quoted(char c) {
        return Character.isSurrogate(c) ? String.valueOf(c) : String.format("\\x{%x}", (int) c);
    }
}
