package org.fedai.kubefate.chart;

import java.nio.charset.StandardCharsets;

/**
 * A file of a chart.
 *
 * @param name path inside the chart, with slashes: {@code templates/core/mysql.yaml}
 * @param data its content
 */
@SuppressWarnings("ArrayRecordComponent") // The bytes are never compared.
public record ChartFile(String name, byte[] data) {
    /** {@return the content as text; bytes that are not UTF-8 are replaced by U+FFFD} */
    public String text() {
        return new String(data, StandardCharsets.UTF_8);
    }
}
