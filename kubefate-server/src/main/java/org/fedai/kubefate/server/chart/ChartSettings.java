package org.fedai.kubefate.server.chart;

import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.common.KubefateException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which charts are there from the start, and how large any chart may be.
 *
 * @param folder with charts as folders or archives; empty: those in the service's own jar
 * @param archiveSize of a chart as it is uploaded or downloaded
 * @param totalSize of all its files, unpacked
 * @param fileSize of one of its files, unpacked
 * @param entries number of its files and folders
 * @param nesting how deep charts may lie in charts
 */
@ConfigurationProperties("kubefate.charts")
record ChartSettings(
        @DefaultValue("") String folder,
        @DefaultValue("20MB") DataSize archiveSize,
        @DefaultValue("100MB") DataSize totalSize,
        @DefaultValue("5MB") DataSize fileSize,
        @DefaultValue("10000") int entries,
        @DefaultValue("16") int nesting) {
    private static final DataSize LARGEST = DataSize.ofGigabytes(1);

    ChartSettings {
        check("archive-size", archiveSize);
        check("total-size", totalSize);
        check("file-size", fileSize);
        check("entries", entries, 1, 1_000_000);
        // Each level takes from the stack of the thread that reads the chart.
        check("nesting", nesting, 0, 64);
    }

    ArchiveLimits limits() {
        return new ArchiveLimits(archiveSize.toBytes(), totalSize.toBytes(), fileSize.toBytes(), entries, nesting);
    }

    private static void check(String setting, DataSize size) {
        if (size.toBytes() < 1 || size.compareTo(LARGEST) > 0) {
            throw new KubefateException("kubefate.charts." + setting + "=" + size + " is refused: it may be 1B to 1GB");
        }
    }

    private static void check(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw new KubefateException(
                    "kubefate.charts." + setting + "=" + value + " is refused: it may be " + least + " to " + most);
        }
    }
}
