package org.fedai.kubefate.chart.internal.engine.plain;

import com.hubspot.jinjava.el.TypeConvertingMapELResolver;
import com.hubspot.jinjava.el.ext.JinjavaBeanELResolver;
import com.hubspot.jinjava.el.ext.JinjavaListELResolver;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.lib.filter.GroupByFilter;
import com.hubspot.jinjava.objects.collections.PyList;
import com.hubspot.jinjava.objects.collections.PyMap;
import com.hubspot.jinjava.objects.date.PyishDate;
import com.hubspot.jinjava.util.ForLoop;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import jinjava.javax.el.CompositeELResolver;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;
import jinjava.javax.el.MethodNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * What is accessible after a dot in plain Jinja: elements of maps and lists, and the few fields and methods of Jinja. Java's own methods, such as
 * those of strings, are not accessible, because they have no limits.
 */
final class PlainValues extends JinjavaBeanELResolver {
    private static final Set<String> OF_MAPS = Set.of("items", "keys", "values", "get", "put", "update");
    private static final Set<String> OF_LISTS =
            Set.of("append", "extend", "insert", "pop", "index", "count", "reverse", "copy");

    private PlainValues() {
        super(true);
    }

    static ELResolver resolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new JinjavaListELResolver(true));
        resolver.add(new TypeConvertingMapELResolver(true));
        resolver.add(new PlainValues());
        return resolver;
    }

    @Override
    public @Nullable Object getValue(ELContext context, Object base, Object property) {
        return switch (base) {
            case ForLoop loop -> super.getValue(context, base, property);
            case GroupByFilter.Group group -> super.getValue(context, base, property);
            case Map.Entry<?, ?> entry -> super.getValue(context, base, property);
            case PyishDate date -> super.getValue(context, base, property);
            case ZonedDateTime time -> super.getValue(context, base, property);
            default -> null;
        };
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        if (!isJinjas(base, String.valueOf(method))) {
            throw new MethodNotFoundException("there is no method " + method + " here");
        }
        return super.invoke(context, base, method, types, arguments);
    }

    /** Filters and tests are called as methods of themselves. */
    private static boolean isJinjas(Object base, String method) {
        return switch (base) {
            case Filter filter -> method.equals("filter");
            case ExpTest test -> method.equals("evaluate") || method.equals("evaluateNegated");
            case ForLoop loop -> method.equals("cycle");
            case PyMap map -> OF_MAPS.contains(method);
            case PyList list -> OF_LISTS.contains(method);
            default -> false;
        };
    }
}
