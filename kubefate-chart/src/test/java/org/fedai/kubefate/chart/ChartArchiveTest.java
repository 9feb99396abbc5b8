package org.fedai.kubefate.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.fedai.kubefate.chart.exception.ChartException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartArchiveTest {
    private static final ArchiveLimits SMALL = new ArchiveLimits(10_000, 3000, 1000, 5, 2);

    @Test
    void a_chart_is_read_with_all_its_files() {
        Chart chart = Tgz.chart()
                .file("probe/values.yaml", "a: 1\n")
                .file("probe/values.schema.json", "{}")
                .file("probe/templates/x.yaml", "x")
                .file("probe/crds/c.yaml", "c")
                .file("probe/crds/README.md", "r")
                .file("probe/values-template.yaml", "v")
                .read();

        assertThat(chart.name()).isEqualTo("probe");
        assertThat(chart.version()).isEqualTo("1.2.3");
        assertThat(chart.values()).isEqualTo(Map.of("a", 1L));
        assertThat(chart.schema()).contains("{}");
        assertThat(chart.templates()).extracting(ChartFile::name).containsExactly("templates/x.yaml");
        assertThat(chart.files())
                .extracting(ChartFile::name)
                .containsExactly("crds/c.yaml", "crds/README.md", "values-template.yaml");
        assertThat(chart.crds()).extracting(ChartFile::name).containsExactly("crds/c.yaml");
        assertThat(chart.text("values-template.yaml")).contains("v");
        assertThat(chart.raw()).hasSize(7);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_a_file() {
        assertThat(Tgz.chart().file("probe/values.yaml", "\uFEFFa: 1").read().values())
                .isEqualTo(Map.of("a", 1L));
    }

    @Test
    void charts_inside_a_chart_are_read_packed_or_not() {
        byte[] packed = Tgz.empty()
                .file("inner/Chart.yaml", "name: inner\nversion: 1.0.0")
                .pack();
        Chart chart = Tgz.chart()
                .file("probe/charts/inner-1.0.0.tgz", packed)
                .file("probe/charts/inner-1.0.0.tgz.prov", "signature")
                .file("probe/charts/other/Chart.yaml", "name: other\nversion: 2.0.0")
                .file("probe/charts/other/templates/o.yaml", "o")
                .file("probe/charts/_ignored/x", "x")
                .file("probe/charts/.hidden/x", "x")
                .read();

        assertThat(chart.dependencies()).extracting(Chart::name).containsExactly("inner", "other");
        assertThat(chart.dependencies().getLast().templates())
                .extracting(ChartFile::name)
                .containsExactly("templates/o.yaml");
        assertThat(chart.files()).extracting(ChartFile::name).containsExactly("charts/inner-1.0.0.tgz.prov");
    }

    @Test
    void a_chart_of_api_version_v1_has_its_dependencies_in_requirements_yaml() {
        Chart chart = Tgz.empty()
                .file("old/requirements.yaml", "dependencies:\n- name: a\n  version: 1.x\n")
                .file("old/Chart.yaml", "name: old\nversion: 0.1.0")
                .read();

        assertThat(chart.metadata().apiVersion()).isEqualTo("v1");
        assertThat(chart.metadata().dependencies())
                .extracting(ChartDependency::name)
                .containsExactly("a");
        assertThat(chart.files()).extracting(ChartFile::name).containsExactly("requirements.yaml");
    }

    @Test
    void numbers_in_chart_yaml_are_text() {
        ChartMetadata metadata = Tgz.empty()
                .file("c/Chart.yaml", "name: c\nversion: 1.0.0\nappVersion: 1.16\nannotations: {a: 1, b: true}")
                .read()
                .metadata();

        assertThat(metadata.appVersion()).isEqualTo("1.16");
        assertThat(metadata.annotations()).isEqualTo(Map.of("a", "1", "b", "true"));
    }

    @Test
    void a_written_chart_is_read_again_and_always_has_the_same_bytes() {
        byte[] packed = Tgz.chart()
                .file("probe/templates/b.yaml", "b")
                .file("probe/templates/" + "long/".repeat(40) + "\u00e9.yaml", "l")
                .file("probe/charts/other/Chart.yaml", "name: other\nversion: 2.0.0")
                .pack();
        Chart chart = ChartArchive.read(packed, ArchiveLimits.DEFAULT);

        byte[] written = ChartArchive.write(chart);
        Chart again = ChartArchive.read(written, ArchiveLimits.DEFAULT);

        assertThat(again.raw())
                .extracting(ChartFile::name)
                .containsExactlyInAnyOrderElementsOf(
                        chart.raw().stream().map(ChartFile::name).toList());
        assertThat(again.dependencies()).extracting(Chart::name).containsExactly("other");
        assertThat(ChartArchive.write(again)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "probe/../evil",
                "probe/templates/../../../evil",
                "/etc/evil",
                "C:/evil",
                "probe\\..\\..\\evil",
                "\\evil",
                "probe/a\u0001",
                "probe/a\u0085",
                "probe/a\u2028b",
                "probe/templates/a\u202egpj.yaml"
            })
    void names_that_lead_elsewhere_are_refused(String name) {
        assertThatThrownBy(() -> Tgz.chart().file(name, "x").read())
                .isInstanceOf(ChartException.class)
                .hasMessageStartingWith("the chart archive is refused: ");
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO
            })
    void links_and_devices_are_refused(byte kind) {
        assertThatThrownBy(() -> Tgz.chart().special("probe/x", kind).read())
                .isInstanceOf(ChartException.class)
                .hasMessageStartingWith("the chart archive is refused: probe/x is ");
    }

    @Test
    void an_archive_packed_on_windows_has_backslashes() {
        Chart chart = Tgz.empty()
                .file("probe\\Chart.yaml", "name: probe\nversion: 1.0.0")
                .file("probe\\templates\\a\\b.yaml", "b")
                .read();
        assertThat(chart.templates()).extracting(ChartFile::name).containsExactly("templates/a/b.yaml");
    }

    @Test
    void two_files_of_one_name_are_refused() {
        assertThatThrownBy(() ->
                        Tgz.chart().file("probe/a", "1").file("probe/./a", "2").read())
                .hasMessageContaining("two files named probe/./a");
    }

    @Test
    void several_folders_at_the_top_are_refused() {
        assertThatThrownBy(() -> Tgz.chart().file("other/a", "1").read())
                .hasMessageContaining("several top-level folders: probe and other");
    }

    @Test
    void a_file_outside_of_the_folder_is_refused() {
        assertThatThrownBy(() -> Tgz.empty().file("Chart.yaml", "name: x").read())
                .hasMessageContaining("is not in a folder");
    }

    @Test
    void an_archive_may_not_be_too_large() {
        assertThatThrownBy(() -> ChartArchive.read(new byte[10_001], SMALL))
                .hasMessageContaining("larger than 10000 bytes");
    }

    @Test
    void a_file_may_not_be_too_large() {
        byte[] archive = Tgz.chart().file("probe/a", new byte[1001]).pack();
        assertThatThrownBy(() -> ChartArchive.read(archive, SMALL))
                .hasMessage("the file probe/a of the chart is larger than 1000 bytes");
    }

    @Test
    void all_files_together_may_not_be_too_large() {
        Tgz tgz = Tgz.chart();
        for (int i = 0; i < 4; i++) {
            tgz.file("probe/" + i, new byte[900]);
        }
        assertThatThrownBy(() -> ChartArchive.read(tgz.pack(), SMALL))
                .hasMessage("the chart is larger than 3000 bytes when unpacked");
    }

    @Test
    void there_may_not_be_too_many_files() {
        Tgz tgz = Tgz.chart();
        for (int i = 0; i < 5; i++) {
            tgz.file("probe/" + i, "");
        }
        assertThatThrownBy(() -> ChartArchive.read(tgz.pack(), SMALL))
                .hasMessage("the chart has more than 5 files and folders");
    }

    @Test
    void archives_inside_share_the_limits() {
        byte[] inner = Tgz.empty()
                .file("i/Chart.yaml", "name: i\nversion: 1.0.0")
                .file("i/a", new byte[900])
                .file("i/b", new byte[900])
                .pack();
        byte[] outer = Tgz.chart()
                .file("probe/c", new byte[900])
                .file("probe/charts/i.tgz", inner)
                .file("probe/charts/j.tgz", inner)
                .pack();
        assertThatThrownBy(() -> ChartArchive.read(outer, SMALL)).isInstanceOf(ChartException.class);
    }

    @Test
    void charts_may_lie_in_charts_only_so_deep() {
        ArchiveLimits shallow = new ArchiveLimits(10_000, 10_000, 5000, 50, 2);
        byte[] packed = Tgz.chart().pack();
        Tgz unpacked = Tgz.chart();
        String folder = "probe/";
        for (int i = 0; i < 3; i++) {
            packed = Tgz.chart().file("probe/charts/p.tgz", packed).pack();
            folder += "charts/c/";
            unpacked.file(folder + "Chart.yaml", "name: c\nversion: 1.0.0");
        }
        for (byte[] archive : List.of(packed, unpacked.pack())) {
            assertThatThrownBy(() -> ChartArchive.read(archive, shallow))
                    .hasMessageEndingWith("charts are nested more than 2 levels deep");
        }
    }

    @Test
    void archives_inside_share_one_allowance_for_headers() {
        ArchiveLimits limits = new ArchiveLimits(1 << 20, 1 << 20, 1 << 20, 100, 2);
        byte[] inner = Tgz.empty()
                .commented("i/x", 700_000)
                .file("i/Chart.yaml", "name: i\nversion: 1.0.0")
                .pack();
        Tgz outer = Tgz.chart();
        for (int i = 0; i < 3; i++) {
            outer.file("probe/charts/" + i + ".tgz", inner);
        }

        assertThatThrownBy(() -> ChartArchive.read(outer.pack(), limits))
                .hasMessageContaining("charts/2.tgz")
                .hasMessageEndingWith("larger than allowed when unpacked");
    }

    @Test
    void a_bomb_does_not_go_off() {
        byte[] zeros = Tgz.empty().file("probe/zeros", new byte[64 << 20]).pack();
        assertThat(zeros).hasSizeLessThan(100_000);
        assertThatThrownBy(() -> ChartArchive.read(zeros, ArchiveLimits.DEFAULT))
                .hasMessageContaining("larger than");
    }

    @Test
    void an_archive_may_consist_of_several_gzip_members() throws IOException {
        byte[] tar = unzipped(Tgz.chart().file("probe/a", "text").pack());
        byte[] first = zipped(Arrays.copyOf(tar, 700));
        byte[] second = zipped(Arrays.copyOfRange(tar, 700, tar.length));

        assertThat(ChartArchive.read(joined(first, second), ArchiveLimits.DEFAULT)
                        .raw())
                .extracting(ChartFile::name)
                .contains("a");
        assertThat(ChartArchive.read(
                                joined(zipped(new byte[0]), first, second, zipped(new byte[512])),
                                ArchiveLimits.DEFAULT)
                        .raw())
                .hasSize(2);
    }

    @Test
    void data_after_the_end_is_refused_because_nothing_would_check_it() throws IOException {
        byte[] whole = Tgz.chart().pack();
        byte[] tar = unzipped(whole);
        byte[] other = Tgz.empty().file("probe/templates/x.yaml", "kind: X").pack();
        byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);

        for (byte[] archive : List.of(
                joined(whole, other),
                zipped(joined(tar, unzipped(other))),
                zipped(joined(tar, garbage)),
                joined(whole, garbage))) {
            assertThatThrownBy(() -> ChartArchive.read(archive, ArchiveLimits.DEFAULT))
                    .hasMessage("the chart archive is refused: it has data after its end");
        }
    }

    @Test
    void zeros_without_end_after_the_archive_are_not_read_to_their_end() throws IOException {
        byte[] zeros = zipped(joined(unzipped(Tgz.chart().pack()), new byte[64 << 20]));

        assertThatThrownBy(() -> ChartArchive.read(zeros, new ArchiveLimits(1 << 20, 1 << 20, 1 << 20, 10, 1)))
                .hasMessage("the chart is larger than allowed when unpacked");
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_wrong_checksum_is_refused() throws IOException {
        byte[] tar = unzipped(Tgz.chart().pack());
        tar[0] ^= 1;

        assertThatThrownBy(() -> ChartArchive.read(zipped(tar), ArchiveLimits.DEFAULT))
                .hasMessage("not a chart archive (.tgz): the checksum of an entry is wrong");
    }

    @Test
    void an_entry_with_headers_without_end_is_refused() throws IOException {
        byte[] headers =
                Arrays.copyOf(unzipped(Tgz.empty().commented("probe/a", 10).pack()), 1024);
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (int i = 0; i < 100_000; i++) {
            tar.writeBytes(headers);
        }

        assertThatThrownBy(() -> ChartArchive.read(zipped(tar.toByteArray()), ArchiveLimits.DEFAULT))
                .isInstanceOf(ChartException.class)
                .hasMessageContaining("too many headers");
    }

    private static byte[] zipped(byte[] tar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(tar);
        }
        return bytes.toByteArray();
    }

    private static byte[] unzipped(byte[] archive) throws IOException {
        try (GZIPInputStream unzip = new GZIPInputStream(new ByteArrayInputStream(archive))) {
            return unzip.readAllBytes();
        }
    }

    @Test
    void what_is_no_archive_is_refused() {
        assertThatThrownBy(() -> ChartArchive.read("name: x".getBytes(StandardCharsets.UTF_8), ArchiveLimits.DEFAULT))
                .hasMessageStartingWith("not a chart archive (.tgz)");
    }

    @Test
    void an_archive_that_is_cut_off_is_refused() {
        byte[] whole = Tgz.chart().file("probe/a", "text").pack();
        assertThatThrownBy(() -> ChartArchive.read(Arrays.copyOf(whole, whole.length / 2), ArchiveLimits.DEFAULT))
                .isInstanceOf(ChartException.class);
    }

    @Test
    void an_archive_without_chart_yaml_is_refused() {
        assertThatThrownBy(() -> Tgz.empty().file("probe/a", "x").read()).hasMessage("Chart.yaml is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 1.0.0|name is missing",
                "name: a/b\\nversion: 1.0.0|\"a/b\" is not a valid chart name",
                "name: a|version is missing",
                "name: a\\nversion: latest|version \"latest\" is not a semantic version",
                "name: a\\nversion: 1.0.0\\ntype: plugin|type must be application or library, not plugin",
                "name: [a]\\nversion: 1.0.0|name must be a string",
                "name: a\\nversion: 1.0.0\\ndependencies: [~]|dependencies must be a list of maps",
                "name: a\\nversion: 1.0.0\\ndependencies: [{name: b}, {name: c, alias: b}]|more than one dependency with the name or alias \"b\"",
                "name: a\\nversion: 1.0.0\\ndependencies: [{name: b, alias: x.y}]|has an alias with characters other than",
                "- a|Chart.yaml must be a map",
                "a: b: c|Chart.yaml:1: mapping values are not allowed in this context"
            })
    void a_chart_yaml_that_says_nothing_useful_is_refused(String chartYaml, String message) {
        assertThatThrownBy(() -> Tgz.empty()
                        .file("x/Chart.yaml", chartYaml.replace("\\n", "\n"))
                        .read())
                .isInstanceOf(ChartException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("Chart.yaml");
    }

    @Test
    void broken_values_name_chart_file_and_line() {
        assertThatThrownBy(() ->
                        Tgz.chart().file("probe/values.yaml", "a: 1\n\tb: 2").read())
                .hasMessageStartingWith("chart probe: values.yaml:2: ");
    }

    @Test
    void a_broken_chart_inside_is_named() {
        assertThatThrownBy(() -> Tgz.chart()
                        .file("probe/charts/inner/Chart.yaml", "name: inner")
                        .read())
                .hasMessage("chart probe: charts/inner: Chart.yaml: version is missing");
    }
}
