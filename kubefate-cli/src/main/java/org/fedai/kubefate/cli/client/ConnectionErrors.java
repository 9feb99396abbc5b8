package org.fedai.kubefate.cli.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Converts connection failures to messages. */
final class ConnectionErrors {
    private ConnectionErrors() {}

    static String of(IOException failure) {
        return switch (failure) {
            case UnknownHostException e -> "unknown host";
            case ConnectException e -> "connection refused";
            case NoRouteToHostException e -> "no route to host";
            case SocketTimeoutException e -> "timeout";
            case SSLPeerUnverifiedException e -> "its certificate is for another host name";
            case SSLException e -> tls(e);
            default -> text(failure);
        };
    }

    private static String tls(SSLException failure) {
        return text(failure).contains("certification path")
                ? "its certificate is signed by an unknown authority; "
                        + "set cacert in config.yaml to the certificate of that authority"
                : "TLS error, " + text(failure);
    }

    static String of(int status) {
        return switch (status) {
            case 404 -> "not found";
            case 413 -> "the request is too large";
            case 502, 503, 504 -> "the service is temporarily unavailable (HTTP " + status + ")";
            default -> "HTTP " + status;
        };
    }

    private static String text(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
