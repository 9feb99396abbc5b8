package org.fedai.kubefate.chart.internal.engine.plain;

import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.TemplateError;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts Jinjava's messages to messages for users, without Java's classes and exceptions. */
final class JinjaMessage {
    private static final String MEMORY = "OutOfMemoryError";
    private static final Pattern EXCEPTION = Pattern.compile("^(?:[\\w.$]*(?:Exception|Error): )+");
    private static final Pattern RESOLVING =
            Pattern.compile("^Error resolving expression \\[\\[ (.*?) ]]: ", Pattern.DOTALL);
    private static final Pattern COERCED =
            Pattern.compile("^Cannot coerce '(.*)' of class (\\S+) to class (\\S+) \\(.*\\)$", Pattern.DOTALL);
    private static final Pattern CAST = Pattern.compile("^class (\\S+) cannot be cast to class (\\S+)(?: .*)?$");
    private static final Pattern CLASS = Pattern.compile("\\b(?:com|java|jinjava|org)(?:\\.\\w+)+\\.([A-Z][\\w$]*)");
    private static final Pattern TOO_BIG = Pattern.compile("^\\d+ byte output rendered, over limit of (\\d+) bytes$");
    private static final Map<String, String> TYPES = Map.of(
            "String", "a string",
            "Long", "a number",
            "Integer", "a number",
            "Double", "a number",
            "BigDecimal", "a number",
            "Boolean", "a boolean",
            "SizeLimitingPyList", "a list",
            "PyList", "a list",
            "SizeLimitingPyMap", "a map",
            "PyMap", "a map");

    private JinjaMessage() {}

    static String of(TemplateError error) {
        return plain(error.getMessage());
    }

    static String of(InterpretException e) {
        return plain(e.getMessage());
    }

    private static String plain(@Nullable String message) {
        String text = message == null ? "the template cannot be rendered" : message;
        String where = "";
        while (true) {
            if (text.contains(MEMORY)) {
                return where + "there is not enough memory";
            }
            Matcher resolving = RESOLVING.matcher(text);
            Matcher exception = EXCEPTION.matcher(text);
            if (exception.find()) {
                text = text.substring(exception.end());
            } else if (resolving.find()) {
                where = "at <" + resolving.group(1) + ">: ";
                text = text.substring(resolving.end());
            } else {
                return where + withoutClasses(text);
            }
        }
    }

    private static String withoutClasses(String text) {
        Matcher coerced = COERCED.matcher(text);
        if (coerced.matches()) {
            return "'" + coerced.group(1) + "' is " + type(coerced.group(2)) + "; expected " + type(coerced.group(3));
        }
        Matcher tooBig = TOO_BIG.matcher(text);
        if (tooBig.matches()) {
            return "the output is longer than " + tooBig.group(1) + " characters";
        }
        Matcher cast = CAST.matcher(text);
        if (cast.matches()) {
            return type(cast.group(1)) + " and " + type(cast.group(2)) + " cannot be combined";
        }
        return CLASS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(type(found.group())));
    }

    private static String type(String className) {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return TYPES.getOrDefault(simple, simple);
    }
}
