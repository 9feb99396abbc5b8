package org.fedai.kubefate.chart.testing;

/**
 * Where random input of a test begins. In a build it is always the same, so that no build fails by chance; whoever looks for more gives a number,
 * or {@code random} for another one each time.
 */
public final class Seed {
    private Seed() {}

    /**
     * The seed to use.
     *
     * @param property the system property that may name another one
     */
    public static long of(String property) {
        String given = System.getProperty(property, "1");
        return given.equals("random") ? System.nanoTime() : Long.parseLong(given);
    }
}
