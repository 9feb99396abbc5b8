package org.fedai.kubefate.sandbox.testing;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what other threads and processes bring about. A wait fails when nothing changes any more, not because the whole takes long: a busy
 * machine is slow, but something changes on it all the time.
 */
public final class Eventually {
    /** For how long nothing has to change before a wait fails; also the limit where only the result can be seen. */
    public static final Duration STANDSTILL = Duration.ofMinutes(3);

    private static final Duration PAUSE = Duration.ofMillis(50);
    /** How often nothing has to change. On a busy machine a look takes longer, and so does this. */
    private static final int LOOKS = 500;

    private Eventually() {}

    /**
     * Looks again and again until it sees what is wanted.
     *
     * @param look what there is to see, with an {@code equals} and a {@code toString} of its own; whatever differs from the look before is progress
     * @return the first that was wanted
     * @throws AssertionError when nothing changes for {@link #STANDSTILL}; names what was seen last
     */
    public static <T extends @Nullable Object> T until(Supplier<? extends T> look, Predicate<? super T> wanted) {
        T seen = look.get();
        long since = System.nanoTime();
        int looks = 1;
        while (!wanted.test(seen)) {
            if (looks > LOOKS && System.nanoTime() - since > STANDSTILL.toNanos()) {
                throw new AssertionError("nothing has changed for " + STANDSTILL.toMinutes() + " minutes: " + seen);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            if (Thread.interrupted()) {
                throw new AssertionError("interrupted while this was seen: " + seen);
            }
            T next = look.get();
            looks++;
            if (!Objects.equals(next, seen)) {
                since = System.nanoTime();
                looks = 1;
            }
            seen = next;
        }
        return seen;
    }

    /** Looks again and again until it is so. */
    public static void until(Supplier<Boolean> look) {
        until(look, Boolean::booleanValue);
    }
}
