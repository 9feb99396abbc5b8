package org.fedai.kubefate.chart.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.fedai.kubefate.chart.internal.engine.TemplateSet;

/** The compiled programs of the charts used last. A chart is compiled once, however many ask for it at the same time. */
final class ProgramCache {
    /**
     * @param digest of the chart
     * @param templates their names, as values decide which charts inside of a chart take part
     */
    record Key(String digest, List<String> templates) {}

    private final Map<Key, FutureTask<TemplateSet>> programs;

    ProgramCache(int size) {
        this.programs = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, FutureTask<TemplateSet>> eldest) {
                return size() > size;
            }
        };
    }

    /** The program of that key, compiled by this thread if nobody has done it yet. */
    TemplateSet get(Key key, Supplier<TemplateSet> compile) {
        FutureTask<TemplateSet> task;
        synchronized (programs) {
            task = programs.computeIfAbsent(key, k -> new FutureTask<>(compile::get));
        }
        task.run(); // Does nothing when it has run.
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a chart was compiled", e);
        } catch (ExecutionException e) {
            forget(key, task);
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a chart could not be compiled", e.getCause());
        }
    }

    private void forget(Key key, FutureTask<TemplateSet> task) {
        synchronized (programs) {
            programs.remove(key, task);
        }
    }
}
