package org.fedai.kubefate.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.fedai.kubefate.cli.client.TokenCache.KeptToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCacheTest {
    private static final String SERVER = "http://example.com";
    private static final int RUNS = 200;

    @Test
    void concurrent_runs_always_read_a_complete_token(@TempDir Path folder) throws Exception {
        List<KeptToken> tokens = List.of(token("a".repeat(5_000)), token("b"));
        new TokenCache(folder, warning -> {}).keep(SERVER, "eve", tokens.getFirst());
        List<Future<List<KeptToken>>> runs = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (KeptToken token : tokens) {
                runs.add(executor.submit(() -> keepAndFind(new TokenCache(folder, warning -> {}), token)));
            }
        }

        for (Future<List<KeptToken>> run : runs) {
            assertThat(run.get()).hasSize(RUNS).isSubsetOf(tokens);
        }
        assertThat(names(folder)).as("no other files are left").hasSize(1);
    }

    @Test
    void without_a_writable_directory_only_caching_is_disabled(@TempDir Path folder) throws IOException {
        TokenCache cache = new TokenCache(
                Files.writeString(folder.resolve("file"), "in the way").resolve("tokens"), warning -> {});

        cache.keep(SERVER, "eve", token("a"));

        assertThat(cache.find(SERVER, "eve")).isEmpty();
    }

    private static List<KeptToken> keepAndFind(TokenCache cache, KeptToken token) {
        List<KeptToken> found = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            cache.keep(SERVER, "eve", token);
            cache.find(SERVER, "eve").ifPresent(found::add);
        }
        return found;
    }

    private static KeptToken token(String text) {
        return new KeptToken(text, Instant.parse("2026-11-25T12:30:00Z"), null);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
