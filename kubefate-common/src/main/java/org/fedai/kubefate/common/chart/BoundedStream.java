package org.fedai.kubefate.common.chart;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses to give more than it may: what stands between a small archive and the large one it unpacks to. */
final class BoundedStream extends FilterInputStream {
    private long left;

    BoundedStream(InputStream stream, long bytes) {
        super(stream);
        this.left = bytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(read);
        return read;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        count(skipped);
        return skipped;
    }

    private void count(long read) {
        left -= Math.max(read, 0);
        if (left < 0) {
            throw new ChartException("the chart is larger than allowed when unpacked");
        }
    }
}
