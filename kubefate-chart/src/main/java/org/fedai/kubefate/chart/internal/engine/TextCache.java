package org.fedai.kubefate.chart.internal.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.internal.engine.run.Template;
import org.fedai.kubefate.chart.internal.engine.run.TextTemplates;
import org.jspecify.annotations.Nullable;

/** Caches the templates of the texts that were passed to {@code tpl} last, because charts pass the same texts repeatedly. Thread-safe. */
final class TextCache implements TextTemplates {
    private final TextTemplates compiler;
    private final int capacity;
    private final Map<String, List<Template>> templates = new LinkedHashMap<>(16, 0.75f, true);
    private int characters;

    /**
     * @param compiler of the templates that are not cached
     * @param capacity total number of characters of all texts; longer texts are not cached
     */
    TextCache(TextTemplates compiler, int capacity) {
        this.compiler = compiler;
        this.capacity = capacity;
    }

    @Override
    public List<Template> of(String text) {
        List<Template> found = find(text);
        if (found == null) {
            found = compiler.of(text);
            keep(text, found);
        }
        return found;
    }

    private synchronized @Nullable List<Template> find(String text) {
        return templates.get(text);
    }

    private synchronized void keep(String text, List<Template> compiled) {
        if (text.length() > capacity || templates.putIfAbsent(text, compiled) != null) {
            return;
        }
        characters += text.length();
        var eldest = templates.keySet().iterator();
        while (characters > capacity) {
            characters -= eldest.next().length();
            eldest.remove();
        }
    }
}
