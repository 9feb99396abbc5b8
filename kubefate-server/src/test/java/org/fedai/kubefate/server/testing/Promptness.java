package org.fedai.kubefate.server.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;

/** Promises about time, which a service can keep only on a machine that has time for it. */
public final class Promptness {
    private Promptness() {}

    /** Fails when it took as long as the limit. On a machine under load that says nothing about the service, and the test is skipped. */
    public static void assertWithin(Duration limit, Duration taken, String what) {
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        double load = machine.getSystemLoadAverage() / machine.getAvailableProcessors();
        assumeTrue(
                taken.compareTo(limit) < 0 || load < 2,
                () -> "%s took %d ms; the load of each processor is %.1f".formatted(what, taken.toMillis(), load));
        assertThat(taken).as(what).isLessThan(limit);
    }
}
