package org.fedai.kubefate.common.template.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.template.Lookup;
import org.fedai.kubefate.common.template.RenderLimits;
import org.fedai.kubefate.common.template.TemplateException;
import org.fedai.kubefate.common.template.TemplateSource;
import org.fedai.kubefate.common.template.value.KeyOrder;
import org.jspecify.annotations.Nullable;

/** What {@link org.fedai.kubefate.common.template.TemplateSet} holds. */
public final class CompiledTemplates {
    /** Deeper paths first, so that what lies nearer to the root comes later and replaces them. */
    private static final Comparator<TemplateSource> HELM_ORDER = Comparator.comparingLong((TemplateSource source) ->
                    source.name().chars().filter(c -> c == '/').count())
            .thenComparing(TemplateSource::name, KeyOrder.INSTANCE)
            .reversed();

    private final Engine engine;
    private final Map<String, TemplateSource> sources = new HashMap<>();
    private final Namespace namespace = new Namespace(null);

    private CompiledTemplates(Engine engine) {
        this.engine = engine;
    }

    public static CompiledTemplates of(List<TemplateSource> sources, RenderLimits limits) {
        CompiledTemplates compiled = new CompiledTemplates(new Engine(limits));
        for (TemplateSource source : sources.stream().sorted(HELM_ORDER).toList()) {
            compiled.sources.put(source.name(), source);
            compiled.namespace.addAll(compiled.engine.compile(source));
        }
        return compiled;
    }

    public String render(String name, Map<String, @Nullable Object> dot, Lookup lookup) {
        Template template = namespace.find(name);
        if (template == null) {
            throw new TemplateException(name, 0, "there is no such template", null);
        }
        return engine.render(template, namespace, dot, lookup).replace("<no value>", "");
    }

    public String jinja(String name) {
        TemplateSource source = sources.get(name);
        if (source == null) {
            throw new TemplateException(name, 0, "there is no such template", null);
        }
        return engine.translate(source).text();
    }
}
