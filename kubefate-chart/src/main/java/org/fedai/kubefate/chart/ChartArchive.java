package org.fedai.kubefate.chart;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.fedai.kubefate.chart.exception.ChartException;

/** The {@code .tgz} form of a chart. Archives are untrusted input. */
public final class ChartArchive {
    /** In larger blocks, the last one would be skipped to its end without a look at it. */
    private static final int TAR_RECORD = 512;

    private ChartArchive() {}

    /**
     * Reads a chart.
     *
     * @param archive the bytes of a {@code .tgz}
     * @param limits the size limits, packed and unpacked
     * @return the chart with its subcharts
     * @throws ChartException if it is not a chart, or exceeds the limits
     */
    public static Chart read(byte[] archive, ArchiveLimits limits) {
        return read(archive, new UnpackBudget(limits));
    }

    /**
     * Reads a chart.
     *
     * @param file a {@code .tgz}
     * @param limits the size limits, packed and unpacked
     * @return the chart with its subcharts
     * @throws ChartException if the file does not exist, is not a chart, or exceeds the limits
     */
    public static Chart read(Path file, ArchiveLimits limits) {
        try {
            new UnpackBudget(limits).archive(Files.size(file));
            return read(Files.readAllBytes(file), limits);
        } catch (NoSuchFileException e) {
            throw new ChartException(file + " does not exist", e);
        } catch (ChartException e) {
            throw new ChartException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ChartException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    static Chart read(byte[] archive, UnpackBudget budget) {
        budget.archive(archive.length);
        try {
            return ChartLoader.load(unpack(archive, budget), budget);
        } catch (NoClassDefFoundError e) {
            throw new ChartException(
                    "packaged charts (.tgz) require the library org.apache.commons:commons-compress, which is not on the class path",
                    e);
        }
    }

    /**
     * Packs a chart for {@link #read} and Helm. The same chart always results in the same bytes.
     *
     * @param chart the chart; its files are packed unchanged
     * @return the bytes of a {@code .tgz}
     */
    public static byte[] write(Chart chart) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(bytes), StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (ChartFile file : inOrder(chart.raw())) {
                TarArchiveEntry entry = new TarArchiveEntry(chart.name() + "/" + file.name());
                entry.setSize(file.data().length);
                entry.setModTime(0);
                entry.setMode(0100644);
                tar.putArchiveEntry(entry);
                tar.write(file.data());
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Does not happen in memory.
        }
        return bytes.toByteArray();
    }

    private static List<ChartFile> inOrder(List<ChartFile> files) {
        Comparator<ChartFile> chartYamlFirst =
                Comparator.comparing(file -> !file.name().equals("Chart.yaml"));
        return files.stream()
                .sorted(chartYamlFirst.thenComparing(ChartFile::name))
                .toList();
    }

    private static List<ChartFile> unpack(byte[] archive, UnpackBudget budget) {
        try (Gzip unzipped = Gzip.open(archive);
                InputStream bounded = new BoundedStream(unzipped, budget);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(bounded, TAR_RECORD, TAR_RECORD, StandardCharsets.UTF_8.name())) {
            List<ChartFile> files = entries(tar, budget);
            refuseRest(bounded);
            unzipped.refuseRest();
            return files;
        } catch (EOFException e) {
            throw new ChartException("not a chart archive (.tgz): it is truncated", e);
        } catch (StackOverflowError e) {
            throw new ChartException("the chart archive is refused: an entry has too many headers", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new ChartException("not a chart archive (.tgz): " + e.getMessage(), e);
        }
    }

    /**
     * Gzip members one after the other, as one stream. Not the library's stream, which refuses the extra field that Helm
     * writes.
     */
    private static final class Gzip extends GZIPInputStream {
        private static final int TRAILER = 8;

        private final ByteArrayInputStream source;

        private Gzip(ByteArrayInputStream source) throws IOException {
            super(source);
            this.source = source;
        }

        static Gzip open(byte[] archive) throws IOException {
            return new Gzip(new ByteArrayInputStream(archive));
        }

        /** To be called at the end of the stream, which ignores what is not another member. */
        void refuseRest() {
            if (inf.getRemaining() > TRAILER || source.available() > 0) {
                throw new ChartException("the chart archive is refused: it has data after its end");
            }
        }
    }

    /** Whatever is not read is not checked either, and other programs may read it. Zeros are padding. */
    private static void refuseRest(InputStream rest) throws IOException {
        byte[] buffer = new byte[8192];
        int length;
        while ((length = rest.read(buffer)) >= 0) {
            for (int i = 0; i < length; i++) {
                if (buffer[i] != 0) {
                    throw new ChartException("the chart archive is refused: it has data after its end");
                }
            }
        }
    }

    private static List<ChartFile> entries(TarArchiveInputStream tar, UnpackBudget budget) throws IOException {
        Map<String, ChartFile> files = new LinkedHashMap<>();
        String top = "";
        TarArchiveEntry entry;
        while ((entry = tar.getNextEntry()) != null) {
            budget.entry();
            if (!entry.isCheckSumOK()) {
                throw new ChartException("not a chart archive (.tgz): the checksum of an entry is wrong");
            }
            EntryName name = EntryName.of(entry.getName());
            if (entry.isDirectory()) {
                continue;
            }
            checkKind(entry);
            if (name.path().isEmpty()) {
                throw new ChartException(
                        "the chart archive is refused: the file " + entry.getName() + " is not in a folder");
            }
            if (!top.isEmpty() && !top.equals(name.folder())) {
                throw new ChartException("the chart archive is refused: it has several top-level folders: " + top
                        + " and " + name.folder());
            }
            top = name.folder();
            if (files.putIfAbsent(name.path(), new ChartFile(name.path(), content(tar, entry, budget))) != null) {
                throw new ChartException("the chart archive is refused: it has two files named " + entry.getName());
            }
        }
        if (files.isEmpty()) {
            throw new ChartException("the chart archive has no files");
        }
        return List.copyOf(files.values());
    }

    private static void checkKind(TarArchiveEntry entry) {
        byte kind = entry.getLinkFlag();
        boolean file = kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM;
        if (!file || entry.isSparse()) {
            boolean link = entry.isSymbolicLink() || entry.isLink();
            throw new ChartException("the chart archive is refused: " + entry.getName() + " is "
                    + (link ? "a link" : "neither a file nor a folder"));
        }
    }

    private static byte[] content(TarArchiveInputStream tar, TarArchiveEntry entry, UnpackBudget budget)
            throws IOException {
        budget.take(entry.getName(), entry.getSize());
        byte[] data = tar.readNBytes((int) entry.getSize());
        if (data.length < entry.getSize()) {
            throw new ChartException("the chart archive is truncated in " + entry.getName());
        }
        return data;
    }
}
