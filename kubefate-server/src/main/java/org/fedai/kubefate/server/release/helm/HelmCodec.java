package org.fedai.kubefate.server.release.helm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The text of a release in its record: JSON, compressed with gzip, in base64. Old versions of Helm did not compress it. */
@Component
public class HelmCodec {
    /** Bytes of JSON. The largest record that Kubernetes stores has 1 MiB, compressed. */
    private static final int MAX_SIZE = 64 << 20;

    private static final int GZIP_MAGIC = 0x1F8B;

    private final JsonMapper json;

    HelmCodec(JsonMapper json) {
        this.json = json;
    }

    /** Gzip with Helm's level of compression. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    public String encode(HelmRelease release) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BestGzip zipped = new BestGzip(bytes)) {
            zipped.write(json.writeValueAsBytes(release.json()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /**
     * Reads what {@link #encode} or Helm wrote.
     *
     * @throws UnreadableRecordException with the reason
     */
    public HelmRelease decode(String text) {
        if (text.isEmpty()) {
            throw new UnreadableRecordException("it is empty");
        }
        try {
            return HelmRelease.read(parsed(unzipped(Base64.getDecoder().decode(text))));
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException("it is not base64", e);
        } catch (IOException e) {
            throw new UnreadableRecordException("it is not complete gzip", e);
        }
    }

    private @Nullable Object parsed(byte[] bytes) {
        try {
            return json.readerFor(Object.class)
                    // As YAML is read, so that values can be compared with those of a cluster.yaml.
                    .with(DeserializationFeature.USE_LONG_FOR_INTS)
                    .readValue(bytes);
        } catch (JacksonException e) {
            // Its message may contain values.
            throw new UnreadableRecordException("it is not complete JSON", e);
        }
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        if (bytes.length < 2 || (Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1])) != GZIP_MAGIC) {
            return bytes;
        }
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] unzipped = stream.readNBytes(MAX_SIZE + 1);
            if (unzipped.length > MAX_SIZE) {
                throw new UnreadableRecordException("it is larger than " + (MAX_SIZE >> 20) + " MiB");
            }
            return unzipped;
        }
    }
}
