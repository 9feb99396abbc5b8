package org.fedai.kubefate.chart;

/**
 * How large a chart may be before it is refused.
 *
 * @param archiveBytes of the compressed archive
 * @param totalBytes of all files together, unpacked, those of archives inside included
 * @param fileBytes of one file, unpacked
 * @param entries number of files, folders included
 * @param nesting how deep charts may lie in charts, packed or not
 */
public record ArchiveLimits(long archiveBytes, long totalBytes, long fileBytes, int entries, int nesting) {
    /** 20 MiB packed, 100 MiB unpacked, 5 MiB a file, 10,000 entries, 16 charts in each other. */
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(20L << 20, 100L << 20, 5L << 20, 10_000, 16);
}
