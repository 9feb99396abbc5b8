package org.fedai.kubefate.common.chart;

/** The {@code .tgz} form of a chart. What comes in is hostile until read. */
public final class ChartArchive {
    private ChartArchive() {}

    /**
     * Reads a chart.
     *
     * @throws ChartException when it is no chart, or one that exceeds the limits
     */
    public static Chart read(byte[] archive, ArchiveLimits limits) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Packs a chart so that {@link #read} and Helm give it back; the same chart gives the same bytes. */
    public static byte[] write(Chart chart) {
        throw new UnsupportedOperationException("not yet");
    }
}
