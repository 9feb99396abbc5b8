package org.fedai.kubefate.common.template.engine;

import static org.fedai.kubefate.common.template.function.Parameter.ANY;
import static org.fedai.kubefate.common.template.function.Parameter.STRING;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.fedai.kubefate.common.template.function.FunctionLimits;
import org.fedai.kubefate.common.template.function.FunctionTable;
import org.fedai.kubefate.common.template.function.TemplateFunction;
import org.fedai.kubefate.common.template.value.FunctionException;
import org.fedai.kubefate.common.template.value.GoFormat;
import org.fedai.kubefate.common.template.value.Method;
import org.fedai.kubefate.common.template.value.Types;
import org.jspecify.annotations.Nullable;

/** The functions of text/template itself. */
final class Builtins {
    private Builtins() {}

    static SortedMap<String, TemplateFunction> functions(FunctionLimits limits) {
        return new FunctionTable()
                .add("not", ANY, value -> !Types.isTrue(value))
                .add("len", ANY, Indexing::length)
                .addVariadic("index", ANY, ANY, Indexing::index)
                .addVariadic("slice", ANY, ANY, Indexing::slice)
                .addVariadic("call", ANY, ANY, Builtins::call)
                .addVariadic("print", ANY, values -> bounded(limits, GoFormat.sprint(values)))
                .addVariadic("println", ANY, values -> bounded(limits, GoFormat.sprintln(values)))
                .addVariadic(
                        "printf", STRING, ANY, (format, values) -> bounded(limits, GoFormat.sprintf(format, values)))
                .addVariadic("html", ANY, values -> Escapes.html(text(values)))
                .addVariadic("js", ANY, values -> Escapes.javaScript(text(values)))
                .addVariadic(
                        "urlquery",
                        ANY,
                        values -> URLEncoder.encode(text(values), StandardCharsets.UTF_8)
                                .replace("*", "%2A")
                                .replace("%7E", "~"))
                .addVariadic("eq", ANY, ANY, Comparison::equalToAny)
                .add("ne", ANY, ANY, (a, b) -> !Comparison.equal(a, b))
                .add("lt", ANY, ANY, Comparison::less)
                .add("le", ANY, ANY, Comparison::lessOrEqual)
                .add("gt", ANY, ANY, (a, b) -> !Comparison.lessOrEqual(a, b))
                .add("ge", ANY, ANY, (a, b) -> !Comparison.less(a, b))
                .functions();
    }

    private static @Nullable Object call(@Nullable Object function, List<@Nullable Object> arguments) {
        return switch (function) {
            case Method method -> method.call(arguments);
            case null -> throw new FunctionException("call of nil");
            default -> throw new FunctionException("non-function of type " + Types.typeOf(function));
        };
    }

    private static String bounded(FunctionLimits limits, String text) {
        limits.checkText(text.length());
        return text;
    }

    /** What the escaping functions escape. */
    private static String text(List<@Nullable Object> values) {
        if (values.size() == 1 && values.getFirst() instanceof String s) {
            return s;
        }
        List<@Nullable Object> printable = new ArrayList<>();
        for (Object value : values) {
            printable.add(value == null ? "<no value>" : value);
        }
        return GoFormat.sprint(printable);
    }
}
