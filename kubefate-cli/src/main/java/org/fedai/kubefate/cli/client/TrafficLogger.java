package org.fedai.kubefate.cli.client;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints requests and responses ({@code log.level: debug}), with secrets masked. */
public final class TrafficLogger implements Interceptor {
    private static final long READ = 4L << 20;
    private static final int SHOWN = 8 << 10;
    private static final String MASK = "***";
    private static final Pattern SECRET =
            Pattern.compile("pass|pwd|secret|token|credential|private|authorization|jwt", Pattern.CASE_INSENSITIVE);
    /** These keys contain complete files, which may contain passwords anywhere. */
    private static final Set<String> FILES = Set.of("data", "values", "values_template", "values_template_example");

    private final PrintWriter out;

    public TrafficLogger(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        out.println("> " + request.method() + " " + masked(request.url()));
        if (request.header("Authorization") != null) {
            out.println("> Authorization: Bearer " + MASK);
        }
        RequestBody body = request.body();
        if (body != null && body.contentLength() > 0) {
            out.println("> " + shown(body));
        }
        out.flush();
        long start = System.nanoTime();
        Response response = answer(chain, request);
        out.printf(
                "< %d %s (%d ms)%n",
                response.code(),
                response.message(),
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        if (isJson(response.body().contentType())) {
            out.println("< " + mask(response.peekBody(READ).string()));
        }
        out.flush();
        return response;
    }

    private Response answer(Chain chain, Request request) throws IOException {
        try {
            return chain.proceed(request);
        } catch (IOException e) {
            out.println("< none: " + ConnectionErrors.of(e));
            out.flush();
            throw e;
        }
    }

    private static HttpUrl masked(HttpUrl url) {
        HttpUrl.Builder masked = url.newBuilder();
        url.queryParameterNames().stream()
                .filter(name -> SECRET.matcher(name).find())
                .forEach(name -> masked.setQueryParameter(name, MASK));
        return masked.build();
    }

    static String mask(String json) {
        try {
            JsonNode tree = Wire.MAPPER.readTree(json);
            mask(tree);
            String masked = tree.toString();
            return masked.length() <= SHOWN ? masked : masked.substring(0, SHOWN) + "...";
        } catch (JacksonException e) {
            // A body that cannot be parsed cannot be masked.
            return "(" + json.length() + " characters)";
        }
    }

    private static void mask(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String key : object.propertyNames().toArray(String[]::new)) {
                JsonNode value = object.get(key);
                if (SECRET.matcher(key).find() && value.isValueNode()) {
                    object.put(key, MASK);
                } else if (FILES.contains(key) && value.isString()) {
                    object.put(key, "(" + value.stringValue().length() + " characters)");
                }
            }
        }
        node.forEach(TrafficLogger::mask);
    }

    private static String shown(RequestBody body) throws IOException {
        if (!isJson(body.contentType())) {
            return "(" + body.contentLength() + " bytes)";
        }
        Buffer buffer = new Buffer();
        body.writeTo(buffer);
        return mask(buffer.readUtf8());
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type != null && type.subtype().endsWith("json");
    }
}
