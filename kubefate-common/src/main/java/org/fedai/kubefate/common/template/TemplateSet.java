package org.fedai.kubefate.common.template;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.template.engine.CompiledTemplates;
import org.fedai.kubefate.common.template.engine.RenderThread;
import org.jspecify.annotations.Nullable;

/**
 * The templates of a chart and its subcharts, compiled together: all of them share one namespace of {@code define}s. Immutable and safe
 * for use by many threads.
 */
public final class TemplateSet {
    private final CompiledTemplates templates;

    private TemplateSet(CompiledTemplates templates) {
        this.templates = templates;
    }

    /**
     * Compiles templates. They are parsed in Helm's order whatever order they come in, so that of two {@code define}s of one name the one
     * nearer to the root chart holds.
     *
     * @throws TemplateException with file, line and column when one is not a template
     */
    public static TemplateSet compile(List<TemplateSource> sources, RenderLimits limits) {
        return new TemplateSet(CompiledTemplates.of(sources, limits));
    }

    /**
     * Renders one of the templates.
     *
     * @param name of its source, or of a {@code define}
     * @param dot what templates know as {@code .}; values as {@code template.value} describes them. Templates may change maps in it
     *     through functions like {@code set}
     * @throws TemplateException with file, line and column when it fails, calls {@code fail} or goes beyond a limit
     */
    public String render(String name, Map<String, @Nullable Object> dot, Lookup lookup) {
        return RenderThread.call(() -> templates.render(name, dot, lookup));
    }

    /** {@link #render(String, Map, Lookup)} without a cluster to look things up in. */
    public String render(String name, Map<String, @Nullable Object> dot) {
        return render(name, dot, Lookup.NOTHING);
    }

    /**
     * The Jinja program that a source was translated to, for people who want to see it.
     *
     * @throws TemplateException when there is no such source
     */
    public String jinja(String name) {
        return templates.jinja(name);
    }
}
