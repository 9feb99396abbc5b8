package org.fedai.kubefate.cli.client;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * Receives a followed log. Lines are processed on the reading thread, so that a slow consumer slows down the service.
 */
final class LogListener extends WebSocketListener {
    private static final int NORMAL = 1000;
    /** The service ends a log that the client may no longer follow. */
    private static final int POLICY_VIOLATION = 1008;

    private final Predicate<String> line;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int status;
    private volatile String body = "";
    private volatile @Nullable IOException failure;
    private volatile @Nullable String ending;

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

    /** The HTTP status if the service rejected the request; otherwise 0. */
    int status() {
        return status;
    }

    /** The body of that response. */
    String body() {
        return body;
    }

    /** The error that closed the connection; null if there was none. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** Why the service ended the log; null if it did not. */
    @Nullable
    String ending() {
        return ending;
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
        if (code == POLICY_VIOLATION) {
            ending = reason;
        } else if (code != NORMAL && !reason.isBlank()) {
            failure = new IOException(reason);
        }
        socket.close(NORMAL, null);
        ended.countDown();
    }

    @Override
    public void onFailure(WebSocket socket, Throwable cause, @Nullable Response response) {
        if (response != null && response.code() >= 400) {
            body = body(response);
            status = response.code();
        } else {
            failure = cause instanceof IOException io ? io : new IOException(cause);
        }
        ended.countDown();
    }

    /** Empty if the connection broke before it was read. */
    private static String body(Response response) {
        try {
            return response.body().string();
        } catch (IOException e) {
            return "";
        }
    }
}
