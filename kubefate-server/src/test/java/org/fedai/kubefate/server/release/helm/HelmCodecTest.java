package org.fedai.kubefate.server.release.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.ChartFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Helm's format of a release: what is written is read again, and what is not in this format is refused with the reason. */
class HelmCodecTest {
    private final HelmCodec codec = new HelmCodec(JsonMapper.shared());

    @Test
    void a_release_is_read_as_it_was_written() {
        Instant first = Instant.parse("2026-03-01T08:00:00.123456789Z");
        HelmRelease release = new HelmRelease(
                "fate-9999",
                "party",
                3,
                new HelmInfo(
                        HelmStatus.PENDING_UPGRADE,
                        "Preparing upgrade",
                        first,
                        first.plusSeconds(60),
                        null,
                        "Thank you",
                        Map.of("rollback_revision", 2L)),
                ReleasedChart.of(chart()),
                Map.of("partyId", 9999L, "modules", List.of("mysql")),
                "---\n# Source: tiny/templates/a.yaml\nkind: ConfigMap\n",
                List.of(new HelmHook(
                        "init",
                        "Job",
                        "tiny/templates/hook.yaml",
                        "kind: Job",
                        List.of("pre-install"),
                        -5,
                        List.of("hook-succeeded"),
                        Map.of("last_run", Map.of("phase", "Succeeded")))),
                Map.of("apply_method", "csa"));

        HelmRelease read = codec.decode(codec.encode(release));

        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("chart.others")
                .isEqualTo(release);
        assertThat(read.chart().name()).isEqualTo("tiny");
        assertThat(read.chart().version()).isEqualTo("1.2.3");
        assertThat(read.chart().templates()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("templates/a.yaml");
            assertThat(file.text()).isEqualTo("kind: {{ .Values.kind }}\n");
        });
        assertThat(read.chart().values()).isEqualTo(Map.of("kind", "ConfigMap"));
        assertThat(read.chart().schema()).isEqualTo("{}");
    }

    @Test
    void fields_that_a_later_helm_adds_survive_a_change_of_the_status() {
        HelmRelease read = codec.decode(zipped("""
                {"name": "a", "namespace": "b", "version": 1, "apply_method": "ssa",
                 "info": {"status": "deployed", "rollback_revision": 7, "deleted": "0001-01-01T00:00:00Z"}}
                """));

        HelmRelease changed =
                codec.decode(codec.encode(read.with(read.info().with(HelmStatus.SUPERSEDED, "replaced"))));

        assertThat(changed.status()).isEqualTo(HelmStatus.SUPERSEDED);
        assertThat(changed.info().deleted()).isNull();
        assertThat(changed.info().others()).containsEntry("rollback_revision", 7L);
        assertThat(changed.others()).containsEntry("apply_method", "ssa");
    }

    @Test
    void a_release_of_an_old_helm_is_read_that_did_not_compress_it() {
        String json = "{\"name\": \"old\", \"version\": 2, \"info\": {\"status\": \"something new\"}}";

        HelmRelease read = codec.decode(base64(json.getBytes(StandardCharsets.UTF_8)));

        assertThat(read.version()).isEqualTo(2);
        assertThat(read.status()).isEqualTo(HelmStatus.UNKNOWN);
        assertThat(read.manifest()).isEmpty();
    }

    @Test
    void half_a_record_is_refused() {
        String whole = codec.encode(codec.decode(zipped("{\"name\": \"a\", \"version\": 1, \"manifest\": \"a: b\"}")));
        byte[] bytes = Base64.getDecoder().decode(whole);

        for (int length = 0; length < bytes.length; length++) {
            String half = base64(Arrays.copyOf(bytes, length));
            assertThatExceptionOfType(UnreadableRecordException.class)
                    .as("%d of %d bytes", length, bytes.length)
                    .isThrownBy(() -> codec.decode(half));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                                    | its content is not an object
            nul                                                   | it is not complete JSON
            {"version": 1}                                        | it has no name or no version
            {"name": "a"}                                         | it has no name or no version
            {"name": 1, "version": 1}                             | name is not a text
            {"name": "a", "version": "1"}                         | version is not a number
            {"name": "a", "version": 99999999999}                 | version is not a number
            {"name": "a", "version": 1, "info": []}               | info is not an object
            {"name": "a", "version": 1, "info": {"deleted": "x"}} | info.deleted is not a time
            {"name": "a", "version": 1, "hooks": [{}, 1]}         | hooks[1] is not an object
            {"name": "a", "version": 1, "hooks": [{"events":[1]}]}| hooks[0].events is not a list of texts
            {"name": "a", "version": 1, "chart": {"files": 1}}    | chart.files is not a list
            {"name": "a", "version": 1, "chart": {"schema": "%"}} | chart.schema is not base64
            """)
    void what_has_another_type_is_named(String json, String message) {
        assertThatExceptionOfType(UnreadableRecordException.class)
                .isThrownBy(() -> codec.decode(zipped(json)))
                .withMessage(message);
    }

    @Test
    void a_record_that_inflates_to_more_than_64_mib_is_refused() {
        String bomb = zipped("{\"name\": \"" + " ".repeat(70 << 20) + "\"}");
        assertThat(bomb.length()).isLessThan(200_000);

        assertThatExceptionOfType(UnreadableRecordException.class)
                .isThrownBy(() -> codec.decode(bomb))
                .withMessage("it is larger than 64 MiB");
    }

    @Test
    void json_that_is_nested_too_deeply_is_refused() {
        String deep = zipped("{\"name\": " + "[".repeat(100_000));

        assertThatExceptionOfType(UnreadableRecordException.class).isThrownBy(() -> codec.decode(deep));
    }

    private static Chart chart() {
        return Chart.of(List.of(
                file("Chart.yaml", "apiVersion: v2\nname: tiny\nversion: 1.2.3\nappVersion: 2.0\n"),
                file("values.yaml", "kind: ConfigMap\n"),
                file("values.schema.json", "{}"),
                file("README.md", "# Tiny\n"),
                file("templates/a.yaml", "kind: {{ .Values.kind }}\n")));
    }

    private static ChartFile file(String name, String text) {
        return new ChartFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String zipped(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return base64(bytes.toByteArray());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
