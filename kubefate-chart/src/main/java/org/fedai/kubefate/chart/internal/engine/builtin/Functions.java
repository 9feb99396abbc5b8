package org.fedai.kubefate.chart.internal.engine.builtin;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.fedai.kubefate.chart.FunctionLimits;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.internal.engine.node.Arguments;
import org.fedai.kubefate.chart.internal.engine.node.Callee;
import org.fedai.kubefate.chart.internal.engine.run.Evaluation;
import org.fedai.kubefate.chart.internal.function.FunctionLibrary;
import org.fedai.kubefate.chart.internal.function.table.Bounds;
import org.fedai.kubefate.chart.internal.function.table.Constant;
import org.fedai.kubefate.chart.internal.function.table.Nil;
import org.fedai.kubefate.chart.internal.function.table.TemplateFunction;
import org.fedai.kubefate.chart.internal.translate.ProgramNames;
import org.fedai.kubefate.chart.internal.value.ArgumentException;
import org.fedai.kubefate.chart.internal.value.Types;
import org.jspecify.annotations.Nullable;

/** All functions that an expression of a program can call. */
public final class Functions {
    private final Map<String, Callee> callees = new HashMap<>();
    /** Names that only programs know, not templates. */
    private final Map<String, Callee> internal = Map.of(
            ProgramNames.VALUE, Callee.of((arguments, evaluation) -> Arguments.valueOf(arguments.getFirst())),
            ProgramNames.COMPLEX, Callee.of(Functions::complex),
            ProgramNames.REFUSE, Callee.of(Functions::refuse),
            ProgramNames.TEMPLATE, Callee.of(Functions::template));

    private Functions() {}

    /** The functions of Go, of sprig, which replaces some of them, and of Helm. */
    public static Functions standard(HelmVersion helm, FunctionLimits limits) {
        Functions table = new Functions();
        table.addAll(Builtins.functions(new Bounds(limits)));
        table.addAll(FunctionLibrary.standard(helm, limits));
        table.callees.put("and", (arguments, evaluation) -> firstWith(false, arguments, evaluation));
        table.callees.put("or", (arguments, evaluation) -> firstWith(true, arguments, evaluation));
        table.callees.put("include", Callee.of(Functions::include));
        table.callees.put("tpl", Callee.of(Functions::tpl));
        table.callees.put("lookup", Callee.of(Functions::lookup));
        return table;
    }

    private void addAll(SortedMap<String, TemplateFunction> functions) {
        functions.forEach((name, function) ->
                callees.put(name, (arguments, evaluation) -> function.call(arguments.values(evaluation))));
    }

    /** Whether templates can call a function of that name. */
    public boolean has(String name) {
        return callees.containsKey(name);
    }

    public Callee get(String name) {
        Callee callee = callees.get(name);
        if (callee == null) {
            callee = internal.get(name);
        }
        if (callee == null) {
            throw new IllegalStateException("the program calls " + name + ", which is not a function");
        }
        return callee;
    }

    /** Sets a variable inside an expression and returns its value. */
    public static Callee let(int slot) {
        return Callee.of((arguments, evaluation) -> {
            Object value = Arguments.valueOf(arguments.get(1));
            evaluation.set(slot, value);
            return value;
        });
    }

    private static Object complex(List<@Nullable Object> arguments, Evaluation evaluation) {
        return Arguments.complex(String.valueOf(arguments.get(0)), real(arguments.get(1)), real(arguments.get(2)));
    }

    private static double real(@Nullable Object argument) {
        return argument instanceof Constant constant && constant.real() != null ? constant.real() : 0;
    }

    private static Object refuse(List<@Nullable Object> arguments, Evaluation evaluation) {
        throw new ArgumentException(String.valueOf(arguments.getFirst()));
    }

    private static Object template(List<@Nullable Object> arguments, Evaluation evaluation) {
        Object data = arguments.size() > 1 ? Arguments.valueOf(arguments.get(1)) : null;
        return evaluation.template(String.valueOf(arguments.getFirst()), data);
    }

    private static @Nullable Object firstWith(boolean truth, Arguments arguments, Evaluation evaluation) {
        if (arguments.size() == 0) {
            throw new ArgumentException(
                    "wrong number of args for " + (truth ? "or" : "and") + ": want at least 1 got 0");
        }
        Object value = null;
        for (int i = 0; i < arguments.size(); i++) {
            value = Arguments.valueOf(arguments.value(i, evaluation));
            boolean isTrue = value != Nil.UNTYPED && Types.isTrue(value);
            if (isTrue == truth) {
                return value;
            }
        }
        return value;
    }

    private static Object include(List<@Nullable Object> arguments, Evaluation evaluation) {
        checkCount("include", arguments, 2);
        return evaluation.include(string(arguments.get(0)), Arguments.valueOf(arguments.get(1)));
    }

    private static Object tpl(List<@Nullable Object> arguments, Evaluation evaluation) {
        checkCount("tpl", arguments, 2);
        return evaluation.tpl(string(arguments.get(0)), Arguments.valueOf(arguments.get(1)));
    }

    private static Object lookup(List<@Nullable Object> arguments, Evaluation evaluation) {
        checkCount("lookup", arguments, 4);
        return evaluation
                .lookup()
                .find(
                        string(arguments.get(0)),
                        string(arguments.get(1)),
                        string(arguments.get(2)),
                        string(arguments.get(3)));
    }

    private static void checkCount(String name, List<@Nullable Object> arguments, int count) {
        if (arguments.size() != count) {
            throw new ArgumentException(
                    "wrong number of args for " + name + ": want " + count + " got " + arguments.size());
        }
    }

    private static String string(@Nullable Object argument) {
        return switch (argument) {
            case String s -> s;
            case null -> throw ArgumentException.wrongType("string", "interface {}");
            case Nil n -> throw new ArgumentException("invalid value; expected string");
            case Constant c -> throw new ArgumentException("expected string; found " + c.text());
            default -> throw ArgumentException.wrongType("string", Types.typeOf(argument));
        };
    }
}
