package org.fedai.kubefate.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.fedai.kubefate.chart.exception.ChartException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryIndexTest {
    private static final URI REPOSITORY = URI.create("https://charts.example.com/kubefate");
    private static final String INDEX = """
            apiVersion: v1
            entries:
              fate:
              - {name: fate, version: v1.9.2, urls: [package/fate-v1.9.2.tgz], appVersion: v1.9.2}
              - {name: fate, version: v1.10.0, urls: ["https://elsewhere.example.com/f.tgz", other.tgz]}
              - {name: fate, version: v1.10.0-rc1, urls: [/top.tgz], digest: "sha256:ABC"}
              - {name: fate, version: 1.2.0, urls: ["a b.tgz"]}
              - {name: fate, version: latest, urls: [x.tgz]}
              - {name: fate, version: 9.0.0}
              - {name: fate, version: 9.0.1, urls: ["file:///etc/passwd"]}
              - {name: fate, version: 9.0.2, urls: {a: b}}
              - text
              empty: []
            generated: "2023-01-01T00:00:00Z"
            """;

    private final RepositoryIndex index = RepositoryIndex.parse(INDEX, REPOSITORY);

    @Test
    void versions_come_newest_first_and_useless_entries_not_at_all() {
        assertThat(index.versions("fate"))
                .extracting(RepositoryChart::version)
                .containsExactly("v1.10.0", "v1.10.0-rc1", "v1.9.2", "1.2.0");
        assertThat(index.versions("none")).isEmpty();
        assertThat(index.names()).containsExactly("empty", "fate");
    }

    @Test
    void relative_addresses_are_those_of_the_repository() {
        assertThat(index.find("fate", "v1.9.2").orElseThrow().urls())
                .containsExactly(URI.create("https://charts.example.com/kubefate/package/fate-v1.9.2.tgz"));
        assertThat(index.find("fate", "v1.10.0").orElseThrow().urls())
                .containsExactly(
                        URI.create("https://elsewhere.example.com/f.tgz"),
                        URI.create("https://charts.example.com/kubefate/other.tgz"));
        assertThat(index.find("fate", "v1.10.0-rc1").orElseThrow().urls())
                .containsExactly(URI.create("https://charts.example.com/top.tgz"));
        assertThat(index.find("fate", "1.2.0").orElseThrow().urls())
                .containsExactly(URI.create("https://charts.example.com/kubefate/a%20b.tgz"));
    }

    @Test
    void a_version_is_found_with_and_without_its_v() {
        assertThat(index.find("fate", "1.9.2")).map(RepositoryChart::version).contains("v1.9.2");
        assertThat(index.find("fate", "v1.2.0")).map(RepositoryChart::version).contains("1.2.0");
        assertThat(index.find("fate", "1.9")).isEmpty();
    }

    @Test
    void the_digest_of_an_archive_is_checked() {
        byte[] archive = "archive".getBytes(StandardCharsets.UTF_8);
        String digest = "0a2c56ddb8a2c96fcc9c8e3ad8fe1f69e5b43a4c5b2c1d4b5c8a1f0b1a2c3d4e";
        RepositoryChart other = chartWithDigest(digest);
        assertThatThrownBy(() -> other.check(archive))
                .isInstanceOf(ChartException.class)
                .hasMessageContaining("fate v1.0.0")
                .hasMessageContaining(digest);

        String actual = HexFormat.of().formatHex(ContentDigest.sha256().digest(archive));
        assertThatCode(() -> chartWithDigest(actual.toUpperCase(Locale.ROOT)).check(archive))
                .doesNotThrowAnyException();
        assertThatCode(() -> chartWithDigest("").check(archive)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a", "entries: [a]", "a: b: c", "<html></html>"})
    void what_is_no_index_is_refused(String text) {
        assertThatThrownBy(() -> RepositoryIndex.parse(text, REPOSITORY))
                .isInstanceOf(ChartException.class)
                .hasMessageStartingWith("index.yaml of https://charts.example.com/kubefate:");
    }

    private static RepositoryChart chartWithDigest(String digest) {
        String index = "entries: {fate: [{version: v1.0.0, urls: [a.tgz], digest: \"" + digest + "\"}]}";
        return RepositoryIndex.parse(index, REPOSITORY).find("fate", "v1.0.0").orElseThrow();
    }
}
