package org.fedai.kubefate.chart.internal.engine.builtin;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.ANY;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.function.table.TemplateFunction;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.Method;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/** The functions of text/template itself. */
final class Builtins {
    private Builtins() {}

    static SortedMap<String, TemplateFunction> functions(Bounds bounds) {
        return new FunctionTable()
                .add("not", ANY, value -> !Types.isTrue(value))
                .add("len", ANY, Indexing::length)
                .addVariadic("index", ANY, ANY, Indexing::index)
                .addVariadic("slice", ANY, ANY, Indexing::slice)
                .addVariadic("call", ANY, ANY, Builtins::call)
                .addVariadic("print", ANY, values -> bounded(bounds, GoFormat.sprint(values)))
                .addVariadic("println", ANY, values -> bounded(bounds, GoFormat.sprintln(values)))
                .addVariadic(
                        "printf", STRING, ANY, (format, values) -> bounded(bounds, GoFormat.sprintf(format, values)))
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

    private static String bounded(Bounds bounds, String text) {
        bounds.checkText(text.length());
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
