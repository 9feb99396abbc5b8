package org.fedai.kubefate.cli.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Failures of a connection in words for people. */
final class Reasons {
    private Reasons() {}

    static String of(IOException failure) {
        return switch (failure) {
            case UnknownHostException e -> "its host name is not known";
            case ConnectException e -> "nothing listens there";
            case NoRouteToHostException e -> "there is no route to it";
            case SocketTimeoutException e -> "it does not answer in time";
            case SSLPeerUnverifiedException e -> "its certificate is for another host name";
            case SSLException e -> tls(e);
            default -> text(failure);
        };
    }

    private static String tls(SSLException failure) {
        return text(failure).contains("certification path")
                ? "its certificate is of an authority that is not trusted; name that authority's in cacert of config.yaml"
                : "TLS failed, " + text(failure);
    }

    static String of(int status) {
        return switch (status) {
            case 404 -> "there is no such thing";
            case 413 -> "it is too large";
            case 502, 503, 504 -> "the service is not available at the moment (HTTP " + status + ")";
            default -> "HTTP " + status;
        };
    }

    private static String text(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
