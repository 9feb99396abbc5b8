package org.fedai.kubefate.common.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the tree that is made of others: checked, or with {@code -Dcharts.rewrite=true} written. */
final class GeneratedFile {
    private GeneratedFile() {}

    static void check(Path file, String expected) {
        if (Boolean.getBoolean("charts.rewrite")) {
            write(file, expected);
        }
        assertThat(Files.exists(file) ? ChartUnderTest.read(file) : "")
                .as("%s; run the test with -Dcharts.rewrite=true to write it anew", file)
                .isEqualTo(expected);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
