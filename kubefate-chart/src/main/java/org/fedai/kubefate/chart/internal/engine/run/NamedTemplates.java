package org.fedai.kubefate.chart.internal.engine.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The templates that can be called by name, overriding those of an outer source. */
public final class NamedTemplates {
    private final @Nullable NamedTemplates outer;
    private final Map<String, Template> templates = new HashMap<>();

    public NamedTemplates(@Nullable NamedTemplates outer) {
        this.outer = outer;
    }

    /** Adds the templates of one source. A later one replaces an earlier one of its name unless it is empty. */
    public void addAll(List<Template> added) {
        for (Template template : added) {
            if (!template.empty() || find(template.name()) == null) {
                templates.put(template.name(), template);
            }
        }
    }

    /** The template of that name; null if there is none. */
    public @Nullable Template find(String name) {
        Template found = templates.get(name);
        return found != null || outer == null ? found : outer.find(name);
    }
}
