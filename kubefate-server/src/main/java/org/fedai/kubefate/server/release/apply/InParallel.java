package org.fedai.kubefate.server.release.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.fedai.kubefate.chart.manifest.ManifestObject;

/** Processes several objects in parallel, with a limit that protects the API server. */
public final class InParallel {
    private static final int MAX_CONCURRENT = 8;

    private InParallel() {}

    /** Consecutive objects of one kind, in order. */
    static List<List<ManifestObject>> byKind(List<ManifestObject> objects) {
        List<List<ManifestObject>> groups = new ArrayList<>();
        for (ManifestObject object : objects) {
            if (groups.isEmpty() || !groups.getLast().getFirst().kind().equals(object.kind())) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(object);
        }
        return groups;
    }

    /** Waits until all have completed, then throws the first exception. */
    public static <T> void forEach(List<T> items, Consumer<T> action) throws InterruptedException {
        if (items.size() == 1) {
            action.accept(items.getFirst());
            return;
        }
        Semaphore places = new Semaphore(MAX_CONCURRENT);
        List<Future<?>> running = new ArrayList<>(items.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T item : items) {
                places.acquire();
                running.add(threads.submit(() -> {
                    try {
                        action.accept(item);
                    } finally {
                        places.release();
                    }
                }));
            }
        }
        for (Future<?> one : running) {
            rethrow(one);
        }
    }

    private static void rethrow(Future<?> done) throws InterruptedException {
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
