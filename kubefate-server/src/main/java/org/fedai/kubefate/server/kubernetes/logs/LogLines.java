package org.fedai.kubefate.server.kubernetes.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a stream. Very long lines are split, so that a log cannot exhaust the memory. */
final class LogLines implements AutoCloseable {
    static final int LONGEST = 64 * 1024;

    private final Reader reader;

    LogLines(InputStream stream) {
        this.reader = new BufferedReader(new InputStreamReader(stream, UTF_8));
    }

    /** The next line, without its line break; null at the end of the stream. */
    @Nullable
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        while (c >= 0 && c != '\n') {
            line.append((char) c);
            if (line.length() == LONGEST) {
                return line.toString();
            }
            c = reader.read();
        }
        int end = line.length() - 1;
        if (end >= 0 && line.charAt(end) == '\r') {
            line.setLength(end);
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
