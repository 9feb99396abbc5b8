package org.fedai.kubefate.cli.bundle;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Masks what looks like a secret in a string such as a log line or a configuration file; in case of doubt it is masked.
 * The input is untrusted: all repetitions in the patterns are bounded.
 */
final class SecretText {
    static final String MASK = "(left out)";

    private static final String WORD =
            "(?:pass|pwd|secret|token|credential|(?:private|access|api|jwt|signing|encryption)[._-]?key)";
    private static final Pattern NAME = Pattern.compile("(?i)" + WORD + "|authorization");
    /** A name that contains such a word: root.password, passwordHash. */
    private static final String KEY = WORD + "[\\w.-]{0,64}";
    /** References to a secret do not contain it. */
    private static final String NO_REFERENCE = "(?!\\$\\(\\w|\\$\\{|\\$[A-Z_][A-Z0-9_]*\\b)";

    private static final List<Rule> RULES = List.of(
            rule(
                    "(?s)(-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----).*?(-----END [A-Z ]{0,40}PRIVATE KEY-----|\\z)",
                    "$1",
                    "$2"),
            rule("\\beyJ[\\w-]{8,}\\.[\\w-]{8,}(?:\\.[\\w-]*)?", "", ""),
            rule("(?i)\\b((?:bearer|basic)[ ]+)[A-Za-z0-9._~+/-]{6,}=*", "$1", ""),
            // jdbc:mysql://user:password@host
            rule("(://[^\\s/:@]{0,100}:)" + NO_REFERENCE + "[^\\s/@]{1,200}(@)", "$1", "$2"),
            // <name>a.password</name><value>secret</value> and <password>secret</password>
            rule("(?i)(" + KEY + "</name>\\s{0,80}<value>)[^<]*", "$1", ""),
            rule("(?i)(" + KEY + ">)[^<]+(</)", "$1", "$2"),
            // "password": "a secret", --password='a secret'
            rule(
                    "(?i)(" + KEY + "[\"']?[ \\t]{0,8}[:=][ \\t]{0,8}([\"']))" + caseful(NO_REFERENCE)
                            + "(?:\\\\.|\\2\\2|(?!\\2)[^\\\\\n])+",
                    "$1",
                    ""),
            // password=secret, password is secret
            rule(
                    "(?i)(" + KEY + "(?:[ \\t]{0,8}=[ \\t]{0,8}|[ ]+is[ ]+))" + caseful(NO_REFERENCE) + "[^\\s\"',;&]+",
                    "$1",
                    ""),
            // password: a secret, up to the end of the clause
            rule(
                    "(?i)(" + KEY + "[\"']?:[ \\t]{1,8})" + caseful(NO_REFERENCE) + "[^\\s\"',;&}\\]][^\n\"',;&}\\]]*",
                    "$1",
                    ""),
            // mysql -u root -psecret
            rule("(\\bmysql[^\n]{0,200}?[ ]-p)" + NO_REFERENCE + "[^\\s\"',;&]+", "$1", ""));

    private record Rule(Pattern pattern, String replacement) {
        String apply(String text) {
            return pattern.matcher(text).replaceAll(replacement);
        }
    }

    private SecretText() {}

    private static Rule rule(String pattern, String before, String after) {
        return new Rule(Pattern.compile(pattern), before + MASK + after);
    }

    private static String caseful(String pattern) {
        return "(?-i:" + pattern + ")";
    }

    static String without(String text) {
        String clean = text;
        for (Rule rule : RULES) {
            clean = rule.apply(clean);
        }
        return clean;
    }

    /** Whether the value of a name is a secret. */
    static boolean isSecret(String name) {
        return NAME.matcher(name).find();
    }
}
