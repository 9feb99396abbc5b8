package org.fedai.kubefate.sandbox.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.resource.Catalog;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that keeps the objects of a store: compressed lines of JSON, the first with the format and the revision, one for each object, the last with their
 * number. It is replaced as a whole, so that it is complete whenever the process ends. Secrets are in it, so that only its owner can read it.
 */
public final class StateFile {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final int FORMAT = 1;
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final long maxBytes;

    /** @param maxBytes of the file; more objects than fit are not saved */
    public StateFile(Path file, long maxBytes) {
        this.file = file.toAbsolutePath();
        this.maxBytes = maxBytes;
    }

    /** The objects need a larger file than is allowed. */
    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long maxBytes) {
            super("they need more than " + (maxBytes >> 20) + " MiB");
        }
    }

    /** The file says something that cannot be its content. */
    private static final class Broken extends IOException {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    /**
     * Reads the objects. A file that cannot be read is set aside, and the log says so.
     *
     * @param catalog gets the custom types of the objects
     * @return empty if there is no such file
     */
    public Optional<Contents> read(Catalog catalog) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            return Optional.of(read(lines, catalog));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            setAside(e);
            return Optional.empty();
        }
    }

    private static Contents read(BufferedReader lines, Catalog catalog) throws IOException {
        JsonNode head = line(lines);
        if (head.path("format").asInt(0) != FORMAT) {
            throw new Broken("its format is " + head.path("format") + "; this version reads " + FORMAT);
        }
        List<Contents.Entry> entries = new ArrayList<>();
        JsonNode next = line(lines);
        while (next.has("object")) {
            if (!(next.path("object") instanceof ObjectNode object)) {
                throw new Broken("an object of it is not an object");
            }
            entries.add(new Contents.Entry(ObjectId.of(type(next.path("type"), catalog), object), object));
            next = line(lines);
        }
        if (next.path("objects").asInt(-1) != entries.size()) {
            throw new Broken("it has " + entries.size() + " objects and should have " + next.path("objects"));
        }
        // Also reads the checksum.
        if (lines.readLine() != null) {
            throw new Broken("it goes on after its end");
        }
        return new Contents(head.path("revision").asLong(0), entries);
    }

    private static JsonNode line(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new Broken("its end is missing");
        }
        return Json.MAPPER.readTree(line);
    }

    private static ResourceType type(JsonNode json, Catalog catalog) {
        ResourceType saved = Json.MAPPER.treeToValue(json, ResourceType.class);
        return catalog.byPlural(saved.group(), saved.version(), saved.plural()).orElseGet(() -> {
            catalog.add(saved);
            return saved;
        });
    }

    private void setAside(Exception why) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("{} cannot be read ({}); it is now {}, and the sandbox starts empty", file, reason(why), aside);
        } catch (IOException e) {
            LOG.warn(
                    "{} can neither be read ({}) nor set aside ({}); the sandbox starts empty",
                    file,
                    reason(why),
                    reason(e));
        }
    }

    private static String reason(Exception e) {
        String message = e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /** Replaces the file. */
    public void write(Contents contents) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(draft);
        try {
            try (FileChannel channel = FileChannel.open(
                    draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions())) {
                BufferedWriter lines = new BufferedWriter(new OutputStreamWriter(
                        new GZIPOutputStream(new Limited(Channels.newOutputStream(channel)), 1 << 16), UTF_8));
                write(contents, lines);
                lines.flush();
                channel.force(true);
                lines.close();
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void write(Contents contents, BufferedWriter lines) throws IOException {
        line(lines, Map.of("format", FORMAT, "revision", contents.revision()));
        for (Contents.Entry entry : contents.entries()) {
            line(lines, Map.of("type", entry.id().type(), "object", entry.object()));
        }
        line(lines, Map.of("objects", contents.entries().size()));
    }

    private static void line(BufferedWriter lines, Map<String, Object> content) throws IOException {
        lines.write(Json.MAPPER.writeValueAsString(content));
        lines.write('\n');
    }

    private FileAttribute<?>[] permissions() throws IOException {
        return Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE)}
                : new FileAttribute<?>[0];
    }

    /** Refuses to grow beyond the limit. */
    private final class Limited extends FilterOutputStream {
        private long written;

        Limited(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            count(1);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            count(length);
            out.write(bytes, offset, length);
        }

        private void count(int more) throws IOException {
            written += more;
            if (written > maxBytes) {
                throw new TooLarge(maxBytes);
            }
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
