package org.fedai.kubefate.server.repository;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.fedai.kubefate.chart.RepositoryIndex;
import org.jspecify.annotations.Nullable;

/** Caches the index of the repository. Concurrent requests wait for the same download. */
final class CachedIndex {
    private static final long LIMIT = 32L << 20;

    private final RepositoryAddress address;
    private final URI url;
    private final HttpFetcher fetch;
    private final Duration age;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Cached cached;

    CachedIndex(RepositoryAddress address, HttpFetcher fetch, Duration age) {
        this.address = address;
        this.url = address.resolve("index.yaml");
        this.fetch = fetch;
        this.age = age;
    }

    private record Cached(RepositoryIndex index, String tag, long readAt) {
        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - readAt < age.toNanos();
        }
    }

    /**
     * The index.
     *
     * @param suffices whether the cached index suffices
     */
    RepositoryIndex get(Predicate<RepositoryIndex> suffices) throws FetchException, InterruptedException {
        lock.lockInterruptibly();
        try {
            Cached last = cached;
            if (last != null && last.isYoungerThan(age) && suffices.test(last.index())) {
                return last.index();
            }
            Cached read = read(last);
            cached = read;
            return read.index();
        } finally {
            lock.unlock();
        }
    }

    private Cached read(@Nullable Cached last) throws FetchException, InterruptedException {
        HttpFetcher.Found found = fetch.get(url, LIMIT, last == null ? "" : last.tag());
        if (found.body() == null) {
            if (last == null) {
                throw new FetchException("GET " + url + ": status 304 in response to a request without an ETag");
            }
            return new Cached(last.index(), last.tag(), System.nanoTime());
        }
        RepositoryIndex index = RepositoryIndex.parse(new String(found.body(), StandardCharsets.UTF_8), address.uri());
        return new Cached(index, found.tag(), System.nanoTime());
    }
}
