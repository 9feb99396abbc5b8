package org.fedai.kubefate.sandbox.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The formats of names and the like. Each method returns what is wrong with a text; nothing if it is right. */
final class Formats {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String WILDCARD = "\\*\\." + SUBDOMAIN;
    private static final String NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String LABEL_VALUE = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
    private static final String CONFIG_KEY = "[-._a-zA-Z0-9]+";
    private static final String VARIABLE = "[-._a-zA-Z][-._a-zA-Z0-9]*";
    private static final String PERCENT = "[0-9]+%";
    private static final Pattern ADDRESS =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern ADDRESS_6 = Pattern.compile("[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){2,7}(:[0-9.]+)?");

    private Formats() {}

    static List<String> label(String text) {
        return checked(
                text,
                63,
                LABEL,
                "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start "
                        + "and end with an alphanumeric character",
                "my-name",
                "123-abc");
    }

    static List<String> label1035(String text) {
        return checked(
                text,
                63,
                LABEL_1035,
                "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
                        + "character, and end with an alphanumeric character",
                "my-name",
                "abc-123");
    }

    static List<String> subdomain(String text) {
        return checked(
                text,
                253,
                SUBDOMAIN,
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and "
                        + "must start and end with an alphanumeric character",
                "example.com");
    }

    static List<String> wildcard(String text) {
        return checked(
                text,
                253,
                WILDCARD,
                "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must "
                        + "consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric "
                        + "character",
                "*.example.com");
    }

    static List<String> labelValue(String text) {
        return checked(
                text,
                63,
                LABEL_VALUE,
                "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and "
                        + "must start and end with an alphanumeric character",
                "MyValue",
                "my_value",
                "12345");
    }

    /** A key of labels or annotations, with an optional domain before a slash. */
    static List<String> qualifiedName(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length > 2) {
            return List.of(described(
                            "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start "
                                    + "and end with an alphanumeric character",
                            NAME,
                            "MyName",
                            "my.name",
                            "123-abc")
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        List<String> wrong = new ArrayList<>();
        if (parts.length == 2) {
            if (parts[0].isEmpty()) {
                wrong.add("prefix part must be non-empty");
            } else {
                subdomain(parts[0]).forEach(why -> wrong.add("prefix part " + why));
            }
        }
        String name = parts[parts.length - 1];
        if (name.isEmpty()) {
            wrong.add("name part must be non-empty");
        } else if (name.length() > 63) {
            wrong.add("name part must be no more than 63 characters");
        }
        if (!name.matches(NAME)) {
            wrong.add("name part "
                    + described(
                            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
                                    + "alphanumeric character",
                            NAME,
                            "MyName",
                            "my.name",
                            "123-abc"));
        }
        return wrong;
    }

    static List<String> configKey(String text) {
        List<String> wrong = new ArrayList<>(checked(
                text,
                253,
                CONFIG_KEY,
                "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
                "key.name",
                "KEY_NAME",
                "key-name"));
        wrong.addAll(dots(text));
        return wrong;
    }

    static List<String> variable(String text) {
        List<String> wrong = new ArrayList<>(checked(
                text,
                Integer.MAX_VALUE,
                VARIABLE,
                "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', "
                        + "and must not start with a digit",
                "my.env-name",
                "MY_ENV.NAME",
                "MyEnvName1"));
        wrong.addAll(dots(text));
        return wrong;
    }

    static List<String> percent(String text) {
        return checked(
                text,
                Integer.MAX_VALUE,
                PERCENT,
                "a valid percent string must be a numeric string followed by an ending '%'",
                "1%",
                "93%");
    }

    /** The name of a port, by which probes and Services refer to it. */
    static List<String> portName(String text) {
        List<String> wrong = new ArrayList<>();
        if (text.length() > 15) {
            wrong.add("must be no more than 15 characters");
        }
        if (!text.matches("[-a-z0-9]+")) {
            wrong.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (!text.matches("(?s).*[a-z].*")) {
            wrong.add("must contain at least one letter or number (a-z, 0-9)");
        }
        if (text.contains("--")) {
            wrong.add("must not contain consecutive hyphens");
        }
        if (text.startsWith("-") || text.endsWith("-")) {
            wrong.add("must not begin or end with a hyphen");
        }
        return wrong;
    }

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches() || ADDRESS_6.matcher(text).matches();
    }

    static boolean isRange(String text) {
        String[] parts = text.split("/", -1);
        return parts.length == 2
                && isAddress(parts[0])
                && parts[1].matches("[0-9]{1,3}")
                && Integer.parseInt(parts[1]) <= (parts[0].contains(":") ? 128 : 32);
    }

    private static List<String> dots(String text) {
        if (text.equals(".")) {
            return List.of("must not be '.'");
        }
        if (text.equals("..")) {
            return List.of("must not be '..'");
        }
        return text.startsWith("..") ? List.of("must not start with '..'") : List.of();
    }

    private static List<String> checked(String text, int longest, String pattern, String rule, String... examples) {
        List<String> wrong = new ArrayList<>();
        if (text.length() > longest) {
            wrong.add("must be no more than " + longest + " characters");
        }
        if (!text.matches(pattern)) {
            wrong.add(described(rule, pattern, examples));
        }
        return wrong;
    }

    private static String described(String rule, String pattern, String... examples) {
        StringBuilder text = new StringBuilder(rule).append(" (e.g. ");
        for (int i = 0; i < examples.length; i++) {
            text.append(i == 0 ? "'" : " or '").append(examples[i]).append("', ");
        }
        return text.append("regex used for validation is '")
                .append(pattern)
                .append("')")
                .toString();
    }
}
