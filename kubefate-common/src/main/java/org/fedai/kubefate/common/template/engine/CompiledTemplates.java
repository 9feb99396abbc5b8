package org.fedai.kubefate.common.template.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fedai.kubefate.common.template.Lookup;
import org.fedai.kubefate.common.template.RenderLimits;
import org.fedai.kubefate.common.template.TemplateException;
import org.fedai.kubefate.common.template.TemplateSource;
import org.fedai.kubefate.common.template.value.KeyOrder;
import org.fedai.kubefate.common.template.value.Utf8;
import org.jspecify.annotations.Nullable;

/** What {@link org.fedai.kubefate.common.template.TemplateSet} holds. */
public final class CompiledTemplates {
    /** Deeper paths first, so that what lies nearer to the root comes later and replaces them. */
    private static final Comparator<TemplateSource> HELM_ORDER = Comparator.comparingLong((TemplateSource source) ->
                    source.name().chars().filter(c -> c == '/').count())
            .thenComparing(TemplateSource::name, KeyOrder.INSTANCE)
            .reversed();

    private final Engine engine;
    /** Null when no source needs it: a second Jinjava takes a while to load. */
    private final @Nullable PlainJinja plainJinja;

    private final Map<String, TemplateSource> sources = new HashMap<>();
    private final Namespace namespace = new Namespace(null);

    private CompiledTemplates(List<TemplateSource> sources, RenderLimits limits) {
        this.engine = new Engine(limits);
        boolean needed = sources.stream().anyMatch(source -> isPlainJinja(source.name()));
        this.plainJinja = needed ? new PlainJinja(limits) : null;
    }

    public static CompiledTemplates of(List<TemplateSource> sources, RenderLimits limits) {
        CompiledTemplates compiled = new CompiledTemplates(sources, limits);
        for (TemplateSource source : sources.stream().sorted(HELM_ORDER).toList()) {
            compiled.add(source);
        }
        return compiled;
    }

    private void add(TemplateSource source) {
        sources.put(source.name(), source);
        if (isPlainJinja(source.name())) {
            plainJinja().check(source);
        } else {
            namespace.addAll(engine.compile(source));
        }
    }

    private PlainJinja plainJinja() {
        return Objects.requireNonNull(plainJinja, "no source is plain Jinja");
    }

    private static boolean isPlainJinja(String name) {
        return name.endsWith(PlainJinja.SUFFIX);
    }

    public String render(String name, Map<String, @Nullable Object> dot, Lookup lookup) {
        if (isPlainJinja(name)) {
            TemplateSource source = source(name);
            return plainJinja().render(source, dot);
        }
        Template template = namespace.find(name);
        if (template == null) {
            throw unknown(name);
        }
        return Utf8.readable(engine.render(template, namespace, dot, lookup).replace("<no value>", ""));
    }

    public String jinja(String name) {
        TemplateSource source = source(name);
        return isPlainJinja(name) ? source.text() : engine.translate(source).text();
    }

    private TemplateSource source(String name) {
        TemplateSource source = sources.get(name);
        if (source == null) {
            throw unknown(name);
        }
        return source;
    }

    private static TemplateException unknown(String name) {
        return new TemplateException(name, 0, "there is no such template", null);
    }
}
