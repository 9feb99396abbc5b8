package org.fedai.kubefate.cli.config;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks {@code stty} for the size of the terminal, as the launcher does once at the start. Only the live view, which is
 * redrawn every second, asks again: Java has no public way to be told of a resized window, and a process a second costs
 * less than a native library.
 */
public final class TerminalSize {
    private static final File TERMINAL = new File("/dev/tty");
    private static final int LONGEST_WAIT_MILLIS = 500;

    private TerminalSize() {}

    /**
     * The terminal with its current size.
     *
     * @param known what is returned if there is no answer, such as without {@code stty}
     */
    public static Terminal now(Terminal known) {
        return known.columns() == 0
                ? known
                : ask().map(size -> size.withColours(known.colours())).orElse(known);
    }

    private static Optional<Terminal> ask() {
        Process stty = null;
        try {
            stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            return Terminal.parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .filter(size -> size.columns() > 0);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            if (stty != null) {
                stty.destroy();
            }
        }
    }
}
