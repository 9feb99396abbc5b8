package org.fedai.kubefate.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLException;
import org.fedai.kubefate.server.event.StoredEvent;
import org.fedai.kubefate.server.repository.Proxies;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends one event to one receiver, once. Redirects are not followed: they would send the event elsewhere. */
@Component
class SendEvent implements DisposableBean {
    static final String DELIVERY = "X-KubeFATE-Delivery";
    static final String KIND = "X-KubeFATE-Event";
    static final String TIMESTAMP = "X-KubeFATE-Timestamp";
    static final String SIGNATURE = "X-KubeFATE-Signature";

    private static final String MAC = "HmacSHA256";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Longer pauses are not granted. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final HttpClient client;
    private final Proxies proxies;
    private final Clock clock;

    SendEvent(Proxies proxies, Clock clock) {
        this.proxies = proxies;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .proxy(proxies.selector())
                .build();
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }

    Delivery send(Webhook webhook, StoredEvent event) throws InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request(webhook, event), BodyHandlers.discarding());
        try {
            return judge(answer.get(webhook.timeout().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return failed("no answer within " + webhook.timeout().toMillis() + " ms");
        } catch (ExecutionException e) {
            return failed(reason(e));
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(Webhook webhook, StoredEvent event) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest.Builder request = HttpRequest.newBuilder(webhook.url())
                .header("Content-Type", "application/json")
                .header("User-Agent", "kubefate")
                .header(DELIVERY, webhook.id().substring(0, 12) + "-" + event.id())
                .header(KIND, event.kind())
                .header(TIMESTAMP, timestamp)
                .POST(BodyPublishers.ofString(event.document()));
        if (!webhook.secret().isEmpty()) {
            request.header(SIGNATURE, "sha256=" + sign(webhook.secret(), timestamp + "." + event.document()));
        }
        proxies.authorization(webhook.url()).ifPresent(value -> request.header("Proxy-Authorization", value));
        return request.build();
    }

    private static Delivery judge(HttpResponse<Void> answer) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return new Delivery.Accepted();
        }
        String reason = "status " + status;
        return status == 408 || status == 429 || status >= 500
                ? new Delivery.Failed(reason, pause(answer))
                : new Delivery.Refused(reason);
    }

    /** Retry-After in seconds; a date is not understood. */
    private static Duration pause(HttpResponse<Void> answer) {
        try {
            long seconds = Long.parseLong(
                    answer.headers().firstValue("Retry-After").orElse("0").strip());
            return Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_PAUSE.toSeconds())));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    private static Delivery failed(String reason) {
        return new Delivery.Failed(reason, Duration.ZERO);
    }

    /** Without the URL. */
    private static String reason(ExecutionException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "unknown host";
            }
            if (cause instanceof HttpConnectTimeoutException) {
                return "no connection within " + CONNECT.toSeconds() + " s";
            }
            if (cause instanceof SSLException) {
                return "TLS error, " + cause.getMessage();
            }
        }
        return e.getCause() instanceof ConnectException
                ? "connection refused"
                : "the connection was lost (" + e.getCause() + ")";
    }

    private static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), MAC));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }
}
