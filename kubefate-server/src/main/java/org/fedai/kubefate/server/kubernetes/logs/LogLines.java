package org.fedai.kubefate.server.kubernetes.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a stream. Very long lines are split, so that a log cannot exhaust the memory. Many logs are
 * followed at once and most of them are idle, so the buffer is small and grows only while there is a long line.
 */
final class LogLines implements AutoCloseable {
    /** In bytes. */
    static final int LONGEST = 64 * 1024;

    private static final int SMALLEST = 1024;

    private final InputStream stream;
    private byte[] buffer = new byte[SMALLEST];
    /** The unread bytes are those from here to {@link #end}. */
    private int start;

    private int end;

    LogLines(InputStream stream) {
        this.stream = stream;
    }

    /** The next line, without its line break; null at the end of the stream. */
    @Nullable
    String next() throws IOException {
        int searched = start;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    return take(i, i + 1);
                }
            }
            searched = end;
            if (end - start >= LONGEST) {
                int limit = characterBoundary(start + LONGEST);
                return take(limit, limit);
            }
            int moved = makeRoom();
            searched -= moved;
            int count = stream.read(buffer, end, buffer.length - end);
            if (count < 0) {
                return start == end ? null : take(end, end);
            }
            end += count;
        }
    }

    /** @return the text up to {@code limit}; reading continues at {@code next} */
    private String take(int limit, int next) {
        int last = limit > start && next > limit && buffer[limit - 1] == '\r' ? limit - 1 : limit;
        String line = new String(buffer, start, last - start, UTF_8);
        start = next;
        if (start == end) {
            start = 0;
            end = 0;
            if (buffer.length > SMALLEST) {
                buffer = new byte[SMALLEST];
            }
        }
        return line;
    }

    /** @return by how much the unread bytes have moved to the front */
    private int makeRoom() {
        int moved = start;
        if (end == buffer.length) {
            int size = end - start > buffer.length / 2 ? buffer.length * 2 : buffer.length;
            byte[] larger = size == buffer.length ? buffer : new byte[size];
            System.arraycopy(buffer, start, larger, 0, end - start);
            buffer = larger;
            end -= start;
            start = 0;
            return moved;
        }
        return 0;
    }

    /** The end of the last complete UTF-8 character before a position. */
    private int characterBoundary(int position) {
        int boundary = position;
        while (boundary > position - 3 && (buffer[boundary - 1] & 0xC0) == 0x80) {
            boundary--;
        }
        boolean startsCharacter = (buffer[boundary - 1] & 0xC0) == 0xC0;
        int length = startsCharacter ? Integer.numberOfLeadingZeros(~(buffer[boundary - 1] << 24)) : 1;
        return boundary - 1 + length > position ? boundary - 1 : position;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
