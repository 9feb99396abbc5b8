package org.fedai.kubefate.cli.client;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** A log that is being followed. Lines are dealt with on the thread that reads them, so that a slow reader slows the service down. */
final class LogListener extends WebSocketListener {
    private static final int NORMAL = 1000;

    private final Predicate<String> line;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int status;
    private volatile String error = "";
    private volatile @Nullable IOException failure;

    LogListener(Predicate<String> line) {
        this.line = line;
    }

    /** Waits until the log has ended. */
    void await() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The HTTP status when the service did not agree to be followed; 0 when it did. */
    int status() {
        return status;
    }

    /** Why it did not. */
    String error() {
        return error;
    }

    /** What broke the connection; null when nothing did. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        for (String one : text.stripTrailing().split("\n", -1)) {
            if (!line.test(one)) {
                socket.close(NORMAL, null);
                ended.countDown();
                return;
            }
        }
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
        if (code != NORMAL && !reason.isBlank()) {
            failure = new IOException(reason);
        }
        socket.close(NORMAL, null);
        ended.countDown();
    }

    @Override
    public void onFailure(WebSocket socket, Throwable cause, @Nullable Response response) {
        if (response != null && response.code() >= 400) {
            status = response.code();
            error = Http.error(response);
        } else {
            failure = cause instanceof IOException io ? io : new IOException(cause);
        }
        ended.countDown();
    }
}
