package org.fedai.kubefate.sandbox.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A body in the chunked transfer coding; each flush sends what was written as a chunk. */
final class ChunkedOutput extends OutputStream {
    private static final int LARGEST = 64 << 10;

    private final OutputStream out;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    private boolean closed;

    ChunkedOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        chunk.write(bytes, offset, length);
        if (chunk.size() >= LARGEST) {
            send();
        }
    }

    @Override
    public void flush() throws IOException {
        send();
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            send();
            out.write(ascii("0\r\n\r\n"));
            out.flush();
        }
    }

    private void send() throws IOException {
        // An empty chunk would be the end of the body.
        if (chunk.size() > 0) {
            out.write(ascii(Integer.toHexString(chunk.size()) + "\r\n"));
            chunk.writeTo(out);
            out.write(ascii("\r\n"));
            chunk.reset();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
