package org.fedai.kubefate.chart;

/**
 * The size limits of charts.
 *
 * @param archiveBytes of the compressed archive
 * @param totalBytes of all files together, unpacked, including those of nested archives
 * @param fileBytes of one file, unpacked
 * @param entries number of files and folders
 * @param nesting how deep charts may be nested, packed or not
 */
public record ArchiveLimits(long archiveBytes, long totalBytes, long fileBytes, int entries, int nesting) {
    /** 20 MiB packed, 100 MiB unpacked, 5 MiB per file, 10,000 entries, 16 levels of nested charts. */
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(20L << 20, 100L << 20, 5L << 20, 10_000, 16);
}
