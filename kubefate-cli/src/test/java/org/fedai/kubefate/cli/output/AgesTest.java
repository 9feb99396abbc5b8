package org.fedai.kubefate.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {
    @ParameterizedTest
    @CsvSource({
        "PT-5S,0s",
        "PT0.9S,0s",
        "PT1M59S,119s",
        "PT2M,2m",
        "PT9M59S,9m59s",
        "PT10M30S,10m",
        "PT2H59M,179m",
        "PT3H,3h",
        "PT7H59M,7h59m",
        "PT47H,47h",
        "P2D,2d",
        "P3DT2H,3d2h",
        "P8D,8d",
        "P729D,729d",
        "P731D,2y1d",
        "P3650D,10y",
    })
    void longer_durations_are_less_precise(Duration span, String text) {
        assertThat(Ages.of(span)).isEqualTo(text);
    }
}
