package org.fedai.kubefate.sandbox;

/** A running sandbox. What is in it is gone when it is closed. Listens on the loopback address only. */
public final class Sandbox implements AutoCloseable {
    private Sandbox() {}

    /**
     * Starts a sandbox.
     *
     * @param port 0 for any free one
     */
    public static Sandbox start(int port) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Where its API is: {@code http://127.0.0.1:40123}. */
    public String url() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The text of a kubeconfig file that leads kubectl and every other client here. */
    public String kubeconfig() {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public void close() {}
}
