package org.fedai.kubefate.chart;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Limits the bytes read from a stream, so that a small archive cannot unpack to an unlimited size. */
final class BoundedStream extends FilterInputStream {
    private final UnpackBudget budget;

    BoundedStream(InputStream stream, UnpackBudget budget) {
        super(stream);
        this.budget = budget;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        budget.stream(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        budget.stream(Math.max(read, 0));
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        budget.stream(skipped);
        return skipped;
    }
}
