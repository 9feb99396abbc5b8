package org.fedai.kubefate.common.chart;

/** What is left of the limits while a chart is unpacked, the archives inside of it included. */
final class UnpackBudget {
    private static final int MAX_NESTING = 8;

    private final ArchiveLimits limits;
    private long bytes;
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

    void enterArchive(int packedBytes) {
        if (packedBytes > limits.archiveBytes()) {
            throw new ChartException("the chart archive is larger than " + limits.archiveBytes() + " bytes");
        }
        if (++nesting > MAX_NESTING) {
            throw new ChartException("the chart has archives in archives, more than " + MAX_NESTING + " deep");
        }
    }

    void leaveArchive() {
        nesting--;
    }

    /** How long the unpacked tar stream may be: all files, and for each entry its headers. */
    long tarBytes() {
        return limits.totalBytes() + 4096L * limits.entries() + 65_536;
    }
}
