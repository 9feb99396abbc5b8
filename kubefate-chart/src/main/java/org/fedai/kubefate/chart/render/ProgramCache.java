package org.fedai.kubefate.chart.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.fedai.kubefate.chart.internal.engine.TemplateSet;

/** Caches the compiled programs of the latest charts. A chart is compiled once, even if several threads request it concurrently. */
final class ProgramCache {
    /**
     * @param digest of the chart
     * @param templates their names, because values enable and disable subcharts
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

    /** The program for the key, compiled by this thread if necessary. */
    TemplateSet get(Key key, Supplier<TemplateSet> compile) {
        FutureTask<TemplateSet> task;
        synchronized (programs) {
            task = programs.computeIfAbsent(key, k -> new FutureTask<>(compile::get));
        }
        task.run(); // Does nothing if it has already run.
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
