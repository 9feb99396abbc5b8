package org.fedai.kubefate.chart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Packs archives that no well-meaning tool would. */
public final class Tgz {
    private static final String CHART_YAML = "apiVersion: v2\nname: probe\nversion: 1.2.3\n";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar;

    private Tgz() {
        try {
            tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes), StandardCharsets.UTF_8.name());
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Tgz empty() {
        return new Tgz();
    }

    /** With a Chart.yaml in the folder {@code probe}. */
    public static Tgz chart() {
        return empty().file("probe/Chart.yaml", CHART_YAML);
    }

    public Tgz file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Tgz file(String name, byte[] data) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(data.length);
        return entry(entry, data);
    }

    /**
     * @param kind one of the constants of TarConstants
     */
    public Tgz special(String name, byte kind) {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind);
        entry.setLinkName("/etc/passwd");
        return entry(entry, new byte[0]);
    }

    /** An empty file that has much to say about itself. */
    public Tgz commented(String name, int characters) {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.addPaxHeader("comment", "x".repeat(characters));
        return entry(entry, new byte[0]);
    }

    private Tgz entry(TarArchiveEntry entry, byte[] data) {
        try {
            tar.putArchiveEntry(entry);
            tar.write(data);
            tar.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] pack() {
        try {
            tar.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Chart read() {
        return ChartArchive.read(pack(), ArchiveLimits.DEFAULT);
    }
}
