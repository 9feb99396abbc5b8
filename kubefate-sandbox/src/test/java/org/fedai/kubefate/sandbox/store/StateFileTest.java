package org.fedai.kubefate.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.Catalog;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {
    private static final long ENOUGH = 1 << 20;
    private static final ResourceType THING =
            new ResourceType("example.com", "v1", "things", "Thing", true, List.of("th"), Set.of("status"));

    @TempDir
    private Path folder;

    private Path path;
    private StateFile file;

    @BeforeEach
    void prepare() {
        path = folder.resolve("deep").resolve("state.gz");
        file = new StateFile(path, ENOUGH);
    }

    @Test
    void what_is_written_is_read_with_its_custom_types() throws IOException {
        Contents contents = new Contents(
                42, List.of(entry(BuiltInTypes.CONFIG_MAP, "\u8054\u90a6"), entry(THING, "one"), entry(THING, "two")));
        file.write(contents);
        Catalog catalog = new Catalog();

        assertThat(file.read(catalog)).contains(contents);
        assertThat(catalog.byPlural("example.com", "v1", "things")).contains(THING);
    }

    @Test
    void a_file_that_does_not_exist_has_no_contents() {
        assertThat(file.read(new Catalog())).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void only_its_owner_can_read_it() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        file.write(new Contents(1, List.of()));
        file.write(new Contents(2, List.of()));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        assertThat(path.getParent()).isDirectoryContaining(path::equals).satisfies(parent -> {
            try (var files = Files.list(parent)) {
                assertThat(files).hasSize(1);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"format\":2,\"revision\":1}\n{\"objects\":0}\n",
                "{\"format\":1,\"revision\":1}\n",
                "{\"format\":1,\"revision\":1}\n{\"objects\":7}\n",
                "{\"format\":1,\"revision\":1}\n{\"type\":{},\"object\":3}\n{\"objects\":1}\n",
                "{\"format\":1,\"revision\":1}\n{\"type\":[],\"object\":{}}\n{\"objects\":1}\n",
                "[[[\n",
                "no JSON"
            })
    void what_cannot_be_read_is_set_aside(String content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.write(path, zipped(content));

        assertThat(file.read(new Catalog())).isEmpty();

        assertThat(path).doesNotExist();
        assertThat(Files.readAllBytes(path.resolveSibling("state.gz.broken"))).isEqualTo(zipped(content));
    }

    @Test
    void a_file_of_which_a_part_is_missing_is_set_aside() throws IOException {
        file.write(new Contents(1, List.of(entry(BuiltInTypes.CONFIG_MAP, "one"))));
        byte[] all = Files.readAllBytes(path);
        for (int length : List.of(0, 1, 15, all.length / 2, all.length - 1)) {
            Files.write(path, Arrays.copyOf(all, length));

            assertThat(file.read(new Catalog())).as(length + " bytes").isEmpty();
            assertThat(path).doesNotExist();
        }
    }

    @Test
    void what_is_too_large_leaves_the_file_as_it_is() throws IOException {
        Contents small = new Contents(1, List.of(entry(BuiltInTypes.CONFIG_MAP, "one")));
        file.write(small);
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        ObjectId id = new ObjectId(BuiltInTypes.SECRET, "a", "large");
        Contents.Entry large = new Contents.Entry(
                id,
                Json.object(Map.of(
                        "metadata",
                        Map.of("namespace", "a", "name", "large"),
                        "data",
                        Map.of("noise", new String(noise, StandardCharsets.ISO_8859_1)))));

        assertThatIOException()
                .isThrownBy(() -> file.write(new Contents(2, List.of(large))))
                .withMessageContaining("more than 1 MiB");

        assertThat(file.read(new Catalog())).contains(small);
        assertThat(path.resolveSibling("state.gz.new")).doesNotExist();
    }

    @Test
    void it_is_compressed_text() throws IOException {
        file.write(new Contents(7, List.of()));

        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(path)))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .last()
                    .isEqualTo("{\"objects\":0}");
        }
    }

    private static Contents.Entry entry(ResourceType type, String name) {
        return new Contents.Entry(
                new ObjectId(type, "a", name), Json.object(Map.of("metadata", Map.of("namespace", "a", "name", name))));
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
