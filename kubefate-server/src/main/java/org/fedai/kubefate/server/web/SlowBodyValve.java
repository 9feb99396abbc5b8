package org.fedai.kubefate.server.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Ends requests whose body arrives so slowly that a few clients could occupy all connections. Timeouts of Tomcat start
 * again with every byte, therefore this counts the time that is spent waiting for a body. A valve and not a filter,
 * because Tomcat reads uploads, and what nobody has read of a body, without the filters.
 */
final class SlowBodyValve extends ValveBase {
    /** What nobody has read of a body is read up to this size, so that the client reads the response. */
    private static final long LONGEST_REST = 64L << 20;

    private final Duration patience;
    private final long bytesPerSecond;

    /**
     * @param patience how long to wait for a body in any case
     * @param bytesPerSecond each second's worth of bytes that has arrived extends the wait by a second
     */
    SlowBodyValve(Duration patience, long bytesPerSecond) {
        super(true);
        this.patience = patience;
        this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request wire = request.getCoyoteRequest();
        InputBuffer original = wire.getInputBuffer();
        wire.setInputBuffer(new Paced(original));
        try {
            getNext().invoke(request, response);
            if (!request.isAsync() && wire.getResponse().getStatus() != 101) {
                response.finishResponse();
                skipRest(wire);
            }
        } finally {
            wire.setInputBuffer(original);
        }
    }

    private static void skipRest(org.apache.coyote.Request wire) {
        Discarded discarded = new Discarded();
        try {
            long skipped = 0;
            int count;
            while ((count = wire.doRead(discarded)) >= 0) {
                skipped += count;
                if (skipped > LONGEST_REST) {
                    wire.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
                    return;
                }
            }
        } catch (IOException | Problem e) {
            // The response has been sent, and the connection is closed without reading the rest.
            wire.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private final class Paced implements InputBuffer {
        private final InputBuffer source;
        private long waited;
        private long received;

        Paced(InputBuffer source) {
            this.source = source;
        }

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            checkPace();
            long start = System.nanoTime();
            int count = source.doRead(handler);
            waited += System.nanoTime() - start;
            received += Math.max(0, count);
            if (count >= 0) {
                checkPace();
            }
            return count;
        }

        private void checkPace() {
            if (waited > patience.plusSeconds(received / bytesPerSecond).toNanos()) {
                throw new Problem(
                        Problem.Kind.TOO_SLOW,
                        "the body of the request arrives too slowly: " + received + " bytes in "
                                + Duration.ofNanos(waited).toSeconds() + " s");
            }
        }

        @Override
        public int available() {
            return source.available();
        }
    }

    private static final class Discarded implements ApplicationBufferHandler {
        private @Nullable ByteBuffer buffer;

        @Override
        public void setByteBuffer(ByteBuffer newBuffer) {
            buffer = newBuffer;
        }

        @Override
        public @Nullable ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            // The buffer is the one of the connection.
        }
    }
}
