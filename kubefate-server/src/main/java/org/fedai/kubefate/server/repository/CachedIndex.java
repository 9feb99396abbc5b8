package org.fedai.kubefate.server.repository;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.fedai.kubefate.chart.RepositoryIndex;
import org.jspecify.annotations.Nullable;

/** The repository's index, kept for a while. Who comes while it is read waits for the same answer. */
final class CachedIndex {
    private static final long LIMIT = 32L << 20;

    private final RepositoryAddress address;
    private final URI url;
    private final Fetch fetch;
    private final Duration age;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Kept kept;

    CachedIndex(RepositoryAddress address, Fetch fetch, Duration age) {
        this.address = address;
        this.url = address.resolve("index.yaml");
        this.fetch = fetch;
        this.age = age;
    }

    private record Kept(RepositoryIndex index, String tag, long readAt) {
        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - readAt < age.toNanos();
        }
    }

    /**
     * The index.
     *
     * @param enough whether what was read before will do
     */
    RepositoryIndex get(Predicate<RepositoryIndex> enough) throws FetchException, InterruptedException {
        lock.lockInterruptibly();
        try {
            Kept last = kept;
            if (last != null && last.isYoungerThan(age) && enough.test(last.index())) {
                return last.index();
            }
            Kept read = read(last);
            kept = read;
            return read.index();
        } finally {
            lock.unlock();
        }
    }

    private Kept read(@Nullable Kept last) throws FetchException, InterruptedException {
        Fetch.Found found = fetch.get(url, LIMIT, last == null ? "" : last.tag());
        if (found.body() == null) {
            if (last == null) {
                throw new FetchException("GET " + url + ": the answer is that nothing changed, to a first question");
            }
            return new Kept(last.index(), last.tag(), System.nanoTime());
        }
        RepositoryIndex index = RepositoryIndex.parse(new String(found.body(), StandardCharsets.UTF_8), address.uri());
        return new Kept(index, found.tag(), System.nanoTime());
    }
}
