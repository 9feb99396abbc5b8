package org.fedai.kubefate.common.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Suggests the name that a user probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate that differs only by a typo; empty if none is close enough. */
    public static Optional<String> to(String typed, Collection<String> candidates) {
        int tolerance = Math.max(1, typed.length() / 4);
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - typed.length()) <= tolerance)
                .filter(candidate -> distance(typed, candidate) <= tolerance)
                .min(Comparator.comparingInt(candidate -> distance(typed, candidate)));
    }

    /** The number of letters to change, insert, delete or swap with a neighbour, ignoring case. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, a, b, i, j);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int step(int[][] steps, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(steps[i - 1][j - 1] + change, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }
}
