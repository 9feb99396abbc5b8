package org.fedai.kubefate.server.chart;

import org.fedai.kubefate.chart.ArchiveLimits;
import org.fedai.kubefate.common.KubefateException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The bundled charts and the size limits of charts.
 *
 * @param folder a directory with charts as directories or archives; if empty, the charts in the service's jar
 * @param archiveSize maximum size of a chart archive
 * @param totalSize maximum size of all files together, unpacked
 * @param fileSize maximum size of a file, unpacked
 * @param entries maximum number of files and directories
 * @param nesting maximum depth of nested subcharts
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
        // Each level uses stack space of the thread that reads the chart.
        check("nesting", nesting, 0, 64);
    }

    ArchiveLimits limits() {
        return new ArchiveLimits(archiveSize.toBytes(), totalSize.toBytes(), fileSize.toBytes(), entries, nesting);
    }

    private static void check(String setting, DataSize size) {
        if (size.toBytes() < 1 || size.compareTo(LARGEST) > 0) {
            throw new KubefateException(
                    "kubefate.charts." + setting + "=" + size + " is out of range; it must be " + "between 1B and 1GB");
        }
    }

    private static void check(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw new KubefateException("kubefate.charts." + setting + "=" + value
                    + " is out of range; it must be between " + least + " and " + most);
        }
    }
}
