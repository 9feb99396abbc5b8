package org.fedai.kubefate.chart.internal.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.Lookup;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.internal.engine.plain.PlainJinja;
import org.fedai.kubefate.chart.internal.engine.run.Environment;
import org.fedai.kubefate.chart.internal.engine.run.NamedTemplates;
import org.fedai.kubefate.chart.internal.engine.run.RenderThread;
import org.fedai.kubefate.chart.internal.engine.run.Template;
import org.fedai.kubefate.chart.internal.engine.run.TemplateInterpreter;
import org.fedai.kubefate.chart.internal.engine.run.TemplateSource;
import org.fedai.kubefate.chart.internal.engine.run.TextTemplates;
import org.fedai.kubefate.chart.internal.value.GoStringOrder;
import org.fedai.kubefate.chart.internal.value.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * The templates of a chart and its subcharts, compiled together: all of them share one namespace of {@code define}s. Immutable and safe
 * for use by many threads.
 */
public final class TemplateSet {
    /** Deeper paths first, so that templates nearer to the root come later and replace them. */
    private static final Comparator<TemplateSource> HELM_ORDER = Comparator.comparingLong((TemplateSource source) ->
                    source.name().chars().filter(c -> c == '/').count())
            .thenComparing(TemplateSource::name, GoStringOrder.INSTANCE)
            .reversed();

    /** The total number of characters of the texts passed to {@code tpl} whose templates are cached. */
    private static final int CACHED_TEXT = 1 << 16;

    private final RenderLimits limits;
    private final Compiler compiler;
    private final TextTemplates texts;
    /** Null if no source needs it, because a second Jinjava takes a while to load. */
    private final @Nullable PlainJinja plainJinja;

    private final Map<String, TemplateSource> sources = new HashMap<>();
    private final NamedTemplates named = new NamedTemplates(null);

    private TemplateSet(List<TemplateSource> sources, RenderLimits limits, HelmVersion helm) {
        this.limits = limits;
        this.compiler = new Compiler(helm, limits.functions());
        this.texts = new TextCache(text -> compiler.compile(new TemplateSource(TextTemplates.NAME, text)), CACHED_TEXT);
        boolean needed = sources.stream().anyMatch(source -> PlainJinja.is(source.name()));
        this.plainJinja = needed ? new PlainJinja(limits) : null;
    }

    /**
     * Compiles templates. They are parsed in Helm's order regardless of the given order, so that of two {@code define}s with the same name the one
     * nearer to the root chart takes effect.
     *
     * @param helm whose functions they may call
     * @throws TemplateException with file, line and column if one is not a template
     */
    public static TemplateSet compile(List<TemplateSource> sources, RenderLimits limits, HelmVersion helm) {
        TemplateSet compiled = new TemplateSet(sources, limits, helm);
        for (TemplateSource source : sources.stream().sorted(HELM_ORDER).toList()) {
            compiled.add(source);
        }
        return compiled;
    }

    /** {@link #compile(List, RenderLimits, HelmVersion)} with the functions of Helm 3. */
    public static TemplateSet compile(List<TemplateSource> sources, RenderLimits limits) {
        return compile(sources, limits, HelmVersion.V3);
    }

    private void add(TemplateSource source) {
        sources.put(source.name(), source);
        if (PlainJinja.is(source.name())) {
            plainJinja().check(source);
        } else {
            named.addAll(compiler.compile(source));
        }
    }

    private PlainJinja plainJinja() {
        return Objects.requireNonNull(plainJinja, "no source is plain Jinja");
    }

    /**
     * Renders one of the templates.
     *
     * @param name of its source, or of a {@code define}
     * @param dot the value of {@code .} in templates; values as {@code internal.value} describes them. Templates may change maps in it
     *     through functions like {@code set}
     * @throws TemplateException with file, line and column if it fails, calls {@code fail} or exceeds a limit
     */
    public String render(String name, Map<String, @Nullable Object> dot, Lookup lookup) {
        return RenderThread.call(() -> renderHere(name, dot, lookup));
    }

    /** {@link #render(String, Map, Lookup)} without a cluster to look things up in. */
    public String render(String name, Map<String, @Nullable Object> dot) {
        return render(name, dot, Lookup.NOTHING);
    }

    private String renderHere(String name, Map<String, @Nullable Object> dot, Lookup lookup) {
        if (PlainJinja.is(name)) {
            TemplateSource source = source(name);
            return plainJinja().render(source, dot);
        }
        Template template = named.find(name);
        if (template == null) {
            throw unknown(name);
        }
        Environment environment = new Environment(limits, named, texts, lookup);
        String text = TemplateInterpreter.render(template, environment, dot);
        return Utf8.readable(text.replace("<no value>", ""));
    }

    /**
     * The Jinja program that a source was translated to, for people who want to see it.
     *
     * @throws TemplateException if there is no such source
     */
    public String jinja(String name) {
        TemplateSource source = source(name);
        return PlainJinja.is(name) ? source.text() : compiler.translate(source).text();
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
