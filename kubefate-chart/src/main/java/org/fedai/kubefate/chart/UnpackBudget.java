package org.fedai.kubefate.chart;

import org.fedai.kubefate.chart.exception.ChartException;

/** What is left of the limits while a chart is unpacked, the archives inside of it included. */
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

    /** Takes in one more file or folder. */
    void entry() {
        if (++entries > limits.entries()) {
            throw new ChartException("the chart has more than " + limits.entries() + " files and folders");
        }
    }

    /** How many bytes a file may have. */
    long fileBytes() {
        return limits.fileBytes();
    }

    /** Takes in the bytes of a file. */
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

    /** Takes in an archive before it is unpacked. */
    void archive(long packedBytes) {
        if (packedBytes > limits.archiveBytes()) {
            throw new ChartException("the chart archive is larger than " + limits.archiveBytes() + " bytes");
        }
    }

    /** Goes down into a chart that lies in another. */
    void enterChart() {
        if (++nesting > limits.nesting()) {
            throw new ChartException("charts lie in charts more than " + limits.nesting() + " deep");
        }
    }

    void leaveChart() {
        nesting--;
    }

    /** Takes in bytes of a tar stream: all files may be so long, and the headers of all entries. */
    void stream(long unpackedBytes) {
        streamed += unpackedBytes;
        if (streamed > limits.totalBytes() + HEADER_BYTES * limits.entries() + SLACK_BYTES) {
            throw new ChartException("the chart is larger than allowed when unpacked");
        }
    }
}
