package org.fedai.kubefate.server.kubernetes.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Collects a response up to a number of bytes; the rest is not requested. */
final class BoundedBody implements AsyncBody.Consumer<List<ByteBuffer>> {
    private final int maxBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile boolean full;

    BoundedBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void consume(List<ByteBuffer> buffers, AsyncBody body) {
        for (ByteBuffer buffer : buffers) {
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            bytes.writeBytes(part);
        }
        if (bytes.size() > maxBytes) {
            full = true;
            body.cancel();
        } else {
            body.consume();
        }
    }

    KubeApi.Bounded read(HttpResponse<AsyncBody> response, Duration limit)
            throws InterruptedException, TimeoutException {
        AsyncBody body = response.body();
        body.consume();
        try {
            body.done().get(Math.max(1, limit.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            body.cancel();
            throw e;
        } catch (ExecutionException | CancellationException e) {
            if (!full) {
                return new KubeApi.Cut("the connection was closed in the middle of the response");
            }
        }
        return full
                ? new KubeApi.Cut("the response is longer than " + maxBytes + " bytes")
                : new KubeApi.Text(response.code(), bytes.toString(UTF_8));
    }
}
