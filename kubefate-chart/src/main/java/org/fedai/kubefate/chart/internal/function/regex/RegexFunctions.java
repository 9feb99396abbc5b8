package org.fedai.kubefate.chart.internal.function.regex;

import static org.fedai.kubefate.chart.internal.function.table.Parameter.INT;
import static org.fedai.kubefate.chart.internal.function.table.Parameter.STRING;

import java.util.List;
import org.fedai.kubefate.chart.internal.format.GoFormat;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.table.FunctionTable;
import org.fedai.kubefate.chart.internal.function.table.TooLargeException;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.fedai.kubefate.chart.internal.value.NilList;
import org.fedai.kubefate.chart.internal.value.TypedList;
import org.jspecify.annotations.Nullable;

/** Regular expressions. For an invalid expression {@code regexMatch} returns false; all other functions fail. */
public final class RegexFunctions {
    private final Bounds bounds;

    public RegexFunctions(Bounds bounds) {
        this.bounds = bounds;
    }

    public void addTo(FunctionTable table) {
        table.add("regexMatch", STRING, STRING, this::matchOrNot)
                .add(
                        "mustRegexMatch",
                        STRING,
                        STRING,
                        (regex, s) -> compile(regex).isIn(s))
                .add("regexQuoteMeta", STRING, GoRegex::quote);
        addTo(table, "regex", this::compileNamed);
        addTo(table, "mustRegex", this::compile);
    }

    private static void addTo(FunctionTable table, String prefix, Compiler compiler) {
        table.add(
                        prefix + "Find",
                        STRING,
                        STRING,
                        (regex, s) -> compiler.compile(regex).find(s))
                .add(
                        prefix + "FindAll",
                        STRING,
                        STRING,
                        INT,
                        (regex, s, count) -> orNil(compiler.compile(regex).findAll(s, count)))
                .add(
                        prefix + "ReplaceAll",
                        STRING,
                        STRING,
                        STRING,
                        (regex, s, replacement) -> compiler.compile(regex).replaceAll(s, replacement, false))
                .add(
                        prefix + "ReplaceAllLiteral",
                        STRING,
                        STRING,
                        STRING,
                        (regex, s, replacement) -> compiler.compile(regex).replaceAll(s, replacement, true))
                .add(
                        prefix + "Split",
                        STRING,
                        STRING,
                        INT,
                        (regex, s, count) -> list(compiler.compile(regex).split(s, count)));
    }

    private interface Compiler {
        GoRegex compile(String regex);
    }

    private GoRegex compile(String regex) {
        return GoRegex.compile(regex, bounds);
    }

    /** The functions without "must" name the expression in their errors. */
    private GoRegex compileNamed(String regex) {
        try {
            return compile(regex);
        } catch (TooLargeException e) {
            throw e;
        } catch (FunctionException e) {
            throw new FunctionException("regexp: Compile(" + GoFormat.sprintf("%#q", regex) + "): " + e.getMessage());
        }
    }

    private boolean matchOrNot(String regex, String text) {
        GoRegex compiled;
        try {
            compiled = compile(regex);
        } catch (TooLargeException e) {
            throw e;
        } catch (FunctionException e) {
            return false;
        }
        return compiled.isIn(text);
    }

    private static List<?> orNil(List<String> found) {
        return found.isEmpty() ? NilList.OF_STRINGS : TypedList.ofStrings(found);
    }

    private static List<?> list(@Nullable List<String> parts) {
        return parts == null ? NilList.OF_STRINGS : TypedList.ofStrings(parts);
    }
}
