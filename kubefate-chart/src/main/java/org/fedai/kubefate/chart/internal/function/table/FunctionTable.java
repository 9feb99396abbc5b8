package org.fedai.kubefate.chart.internal.function.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fedai.kubefate.chart.internal.value.ArgumentException;
import org.fedai.kubefate.chart.internal.value.FunctionException;
import org.jspecify.annotations.Nullable;

/** Functions by name, each with the types of its parameters. */
public final class FunctionTable {
    private final SortedMap<String, TemplateFunction> functions = new TreeMap<>();

    /** Without parameters. */
    public interface Function0 {
        @Nullable
        Object call();
    }

    /** With one parameter; the parameter may be the list of all arguments. */
    public interface Function1<A extends @Nullable Object> {
        @Nullable
        Object call(A a);
    }

    /** With two parameters; the last may be the list of all further arguments. */
    public interface Function2<A extends @Nullable Object, B extends @Nullable Object> {
        @Nullable
        Object call(A a, B b);
    }

    /** With three parameters; the last may be the list of all further arguments. */
    public interface Function3<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object> {
        @Nullable
        Object call(A a, B b, C c);
    }

    public FunctionTable add(String name, Function0 function) {
        return fixed(name, 0, arguments -> function.call());
    }

    public <A extends @Nullable Object> FunctionTable add(String name, Parameter<A> a, Function1<A> function) {
        return fixed(name, 1, arguments -> function.call(a.accept(arguments.get(0))));
    }

    public <A extends @Nullable Object, B extends @Nullable Object> FunctionTable add(
            String name, Parameter<A> a, Parameter<B> b, Function2<A, B> function) {
        return fixed(name, 2, arguments -> function.call(a.accept(arguments.get(0)), b.accept(arguments.get(1))));
    }

    public <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object> FunctionTable add(
            String name, Parameter<A> a, Parameter<B> b, Parameter<C> c, Function3<A, B, C> function) {
        return fixed(
                name,
                3,
                arguments -> function.call(
                        a.accept(arguments.get(0)), b.accept(arguments.get(1)), c.accept(arguments.get(2))));
    }

    /**
     * A function with more parameters than the typed overloads support.
     *
     * @param function receives the converted arguments, one for each parameter
     */
    public FunctionTable addWide(
            String name, List<Parameter<?>> parameters, Function1<List<@Nullable Object>> function) {
        return fixed(name, parameters.size(), arguments -> {
            List<@Nullable Object> accepted = new ArrayList<>();
            for (int i = 0; i < parameters.size(); i++) {
                accepted.add(parameters.get(i).accept(arguments.get(i)));
            }
            return function.call(accepted);
        });
    }

    /** A function with any number of arguments of one type. */
    public <R extends @Nullable Object> FunctionTable addVariadic(
            String name, Parameter<R> rest, Function1<List<R>> function) {
        return atLeast(name, 0, arguments -> function.call(acceptAll(rest, arguments, 0)));
    }

    public <A extends @Nullable Object, R extends @Nullable Object> FunctionTable addVariadic(
            String name, Parameter<A> a, Parameter<R> rest, Function2<A, List<R>> function) {
        return atLeast(name, 1, arguments -> function.call(a.accept(arguments.get(0)), acceptAll(rest, arguments, 1)));
    }

    public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
            FunctionTable addVariadic(
                    String name, Parameter<A> a, Parameter<B> b, Parameter<R> rest, Function3<A, B, List<R>> function) {
        return atLeast(
                name,
                2,
                arguments -> function.call(
                        a.accept(arguments.get(0)), b.accept(arguments.get(1)), acceptAll(rest, arguments, 2)));
    }

    /** Makes functions that traverse their arguments completely refuse arguments that are too large. */
    public FunctionTable limit(Bounds bounds, String... names) {
        for (String name : names) {
            TemplateFunction function = get(name);
            functions.put(name, arguments -> {
                guarded(values -> checked(bounds, values), arguments);
                return function.call(arguments);
            });
        }
        return this;
    }

    /**
     * Makes functions fail with a clear message if an optional library is missing.
     *
     * @param library Maven's group and artifact
     */
    public FunctionTable needing(String library, String... names) {
        for (String name : names) {
            TemplateFunction function = get(name);
            functions.put(name, arguments -> {
                try {
                    return function.call(arguments);
                } catch (NoClassDefFoundError e) {
                    throw new FunctionException(
                            name + " requires the library " + library + ", which is not on the class path");
                }
            });
        }
        return this;
    }

    private static @Nullable Object checked(Bounds bounds, List<? extends @Nullable Object> arguments) {
        arguments.forEach(bounds::checkValue);
        return null;
    }

    private TemplateFunction get(String name) {
        TemplateFunction function = functions.get(name);
        if (function == null) {
            throw new IllegalArgumentException("no function " + name);
        }
        return function;
    }

    /** An alias of an existing function. */
    public FunctionTable alias(String name, String of) {
        return put(name, get(of));
    }

    /** The functions by name. */
    public SortedMap<String, TemplateFunction> functions() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(functions));
    }

    private FunctionTable fixed(String name, int count, TemplateFunction function) {
        return put(name, arguments -> {
            if (arguments.size() != count) {
                throw wrongCount(name, Integer.toString(count), arguments.size());
            }
            return guarded(function, arguments);
        });
    }

    private FunctionTable atLeast(String name, int count, TemplateFunction function) {
        return put(name, arguments -> {
            if (arguments.size() < count) {
                throw wrongCount(name, "at least " + count, arguments.size());
            }
            return guarded(function, arguments);
        });
    }

    private FunctionTable put(String name, TemplateFunction function) {
        if (functions.put(name, function) != null) {
            throw new IllegalArgumentException("duplicate function " + name);
        }
        return this;
    }

    /** Templates can build endlessly nested values or values that contain themselves; traversing them ends here. */
    private static @Nullable Object guarded(TemplateFunction function, List<? extends @Nullable Object> arguments) {
        try {
            return function.call(arguments);
        } catch (StackOverflowError e) {
            throw new FunctionException("a value is nested too deeply");
        }
    }

    private static <R extends @Nullable Object> List<R> acceptAll(
            Parameter<R> parameter, List<? extends @Nullable Object> arguments, int from) {
        List<R> accepted = new ArrayList<>(arguments.size() - from);
        for (Object argument : arguments.subList(from, arguments.size())) {
            accepted.add(parameter.accept(argument));
        }
        return accepted;
    }

    private static ArgumentException wrongCount(String name, String want, int got) {
        return new ArgumentException("wrong number of args for " + name + ": want " + want + " got " + got);
    }
}
