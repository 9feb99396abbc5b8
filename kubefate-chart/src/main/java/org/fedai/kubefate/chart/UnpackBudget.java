package org.fedai.kubefate.chart;

import org.fedai.kubefate.chart.exception.ChartException;

/** The remaining limits while a chart is unpacked, including nested archives. */
final class UnpackBudget {
    private static final long HEADER_BYTES = 4096;
    private static final long SLACK_BYTES = 65_536;

    private final ArchiveLimits limits;
    private long bytes;
    private long streamed;
    private int entries;
    private int nesting;

    UnpackBudget(ArchiveLimits limits) {
        this.limits = limits;
    }

    /** Counts a file or folder. */
    void entry() {
        if (++entries > limits.entries()) {
            throw new ChartException("the chart has more than " + limits.entries() + " files and folders");
        }
    }

    /** The maximum size of a file, in bytes. */
    long fileBytes() {
        return limits.fileBytes();
    }

    /** Counts the bytes of a file. */
    void take(String name, long size) {
        if (size > limits.fileBytes()) {
            throw new ChartException(
                    "the file " + name + " of the chart is larger than " + limits.fileBytes() + " bytes");
        }
        bytes += size;
        if (bytes > limits.totalBytes()) {
            throw new ChartException("the chart is larger than " + limits.totalBytes() + " bytes when unpacked");
        }
    }

    /** Counts an archive before it is unpacked. */
    void archive(long packedBytes) {
        if (packedBytes > limits.archiveBytes()) {
            throw new ChartException("the chart archive is larger than " + limits.archiveBytes() + " bytes");
        }
    }

    /** Enters a nested chart. */
    void enterChart() {
        if (++nesting > limits.nesting()) {
            throw new ChartException("charts are nested more than " + limits.nesting() + " levels deep");
        }
    }

    void leaveChart() {
        nesting--;
    }

    /** Counts bytes of a tar stream, which consists of all files and the headers of all entries. */
    void stream(long unpackedBytes) {
        streamed += unpackedBytes;
        if (streamed > limits.totalBytes() + HEADER_BYTES * limits.entries() + SLACK_BYTES) {
            throw new ChartException("the chart is larger than allowed when unpacked");
        }
    }
}
