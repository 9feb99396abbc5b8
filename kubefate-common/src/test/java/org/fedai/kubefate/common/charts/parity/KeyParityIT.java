package org.fedai.kubefate.common.charts.parity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.fedai.kubefate.common.charts.ChartUnderTest;
import org.fedai.kubefate.common.charts.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs with {@code -Dupstream=FOLDER}, as {@link ChartParityIT} does. Each key of a cluster.yaml is set by itself, and changed or left
 * empty where all are set, and has to do what it does in the Go project's chart. This takes minutes.
 */
class KeyParityIT {
    static List<ChartUnderTest> charts() {
        return ChartUnderTest.all().toList();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void each_key_does_what_it_does_there(ChartUnderTest chart, @TempDir Path folder) throws IOException {
        KeyComparison comparison = new KeyComparison(Pair.of(chart, folder));
        Bases bases = new Bases(Example.of(chart).document());
        Mutations mutations = new Mutations(bases);
        bases.all().forEach(base -> comparison.addAll(base, mutations.of(base)));
        comparison.report().write(chart, "keys");
        comparison.checkAll();
    }

    @Test
    void every_engine_goes_with_every_other(@TempDir Path folder) throws IOException {
        ChartUnderTest fate = ChartUnderTest.fate();
        KeyComparison comparison = new KeyComparison(Pair.of(fate, folder));
        new Bases(Example.of(fate).document())
                .combinations()
                .forEach((engines, parties) -> parties.forEach(party -> comparison.add(party, engines)));
        comparison.report().write(fate, "engines");
        comparison.check();
    }
}
