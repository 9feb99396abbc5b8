package org.fedai.kubefate.common.chart;

import java.nio.file.Path;

/** The unpacked form of a chart, with {@code .helmignore} honoured. */
public final class ChartFolder {
    private ChartFolder() {}

    /**
     * Reads a chart.
     *
     * @throws ChartException when it is no chart, or one that exceeds the limits
     */
    public static Chart read(Path folder, ArchiveLimits limits) {
        throw new UnsupportedOperationException("not yet");
    }
}
