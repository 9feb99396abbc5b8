package org.fedai.kubefate.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.fedai.kubefate.server.testing.Api;
import org.fedai.kubefate.server.testing.RunningService;
import org.fedai.kubefate.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Clients that keep a connection busy by sending a byte now and then. */
@ServerTest
@TestPropertySource(properties = "kubefate.web.body-patience=1s")
@Timeout(60)
class SlowBodyTest {
    private static final String PART =
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.tgz\"\r\n\r\n";

    @LocalServerPort
    private int port;

    private String token;

    @BeforeEach
    void login(RunningService service) {
        token = service.admin().token();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /v1/user/login | application/json | Content-Length: 100000 | {\"username\":\" | 408",
                "POST /v1/chart | multipart/form-data; boundary=x | Content-Length: 100000 | --x | 408",
                "GET /v1/version | application/json | Content-Length: 100000 | {} | 200",
                "POST /v1/chart?of=nobody | multipart/form-data; boundary=x | Content-Length: 100000 | --x | 401"
            })
    void the_connection_is_closed_after_a_response(
            String request, String type, String length, String start, String status) throws IOException {
        String authorization = request.contains("nobody") ? "" : "Authorization: Bearer " + token + "\r\n";
        String head = request + " HTTP/1.1\r\nHost: x\r\n" + authorization + "Content-Type: " + type + "\r\n" + length
                + "\r\n\r\n" + (start.equals("--x") ? PART : start);

        assertThat(responseToDrops(head)).startsWith("HTTP/1.1 " + status).doesNotContain("Problem", "org.");
    }

    @Test
    void an_upload_that_is_cut_off_is_malformed(RunningService service) {
        Api.Reply reply = service.admin()
                .send(service.admin()
                        .request("/v1/chart")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(PART + "cut")));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo("the upload is not valid multipart/form-data, or was cut off");
    }

    /** Sends a byte again and again until the service closes the connection. */
    private String responseToDrops(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            StringBuilder response = new StringBuilder();
            InputStream in = socket.getInputStream();
            socket.setSoTimeout(100);
            try {
                int next;
                while ((next = next(in, out)) >= 0) {
                    response.append((char) next);
                }
            } catch (SocketException closed) {
                return response.toString();
            }
            return response.toString();
        }
    }

    private static int next(InputStream in, OutputStream out) throws IOException {
        while (true) {
            try {
                return in.read();
            } catch (SocketTimeoutException nothingYet) {
                out.write('a');
                out.flush();
            }
        }
    }
}
