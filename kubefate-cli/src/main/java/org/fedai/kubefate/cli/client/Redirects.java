package org.fedai.kubefate.cli.client;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects only to the scheme, host and port of the request, because requests carry a token, a password or a
 * cluster.yaml. OkHttp's own redirects send the body of a 307 or 308 to any host. Not a network interceptor, because
 * those are not called for WebSockets.
 */
final class Redirects implements Interceptor {
    private static final int MAX = 5;

    /** The service redirects to another server. */
    static final class Elsewhere extends IOException {
        private static final long serialVersionUID = 1L;

        /** @param target scheme, host and port of the other server */
        Elsewhere(String target) {
            super("it redirects to " + target + ", where neither password nor token is sent; set serviceurl to "
                    + target + " if that is the service");
        }
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(request);
        for (int i = 0; i < MAX; i++) {
            HttpUrl target = target(response);
            if (target == null) {
                return response;
            }
            if (!isSameServer(target, request.url())) {
                response.close();
                throw new Elsewhere(target.newBuilder()
                        .encodedPath("/")
                        .query(null)
                        .fragment(null)
                        .username("")
                        .password("")
                        .build()
                        .toString()
                        .replaceFirst("/$", ""));
            }
            if (!isRepeatable(request, response.code())) {
                return response;
            }
            response.close();
            request = request.newBuilder().url(target).build();
            response = chain.proceed(request);
        }
        return response;
    }

    /** Null if the response is not a redirect. */
    private static @Nullable HttpUrl target(Response response) {
        return switch (response.code()) {
            case 301, 302, 303, 307, 308 -> {
                String location = response.header("Location");
                yield location == null ? null : response.request().url().resolve(location);
            }
            default -> null;
        };
    }

    private static boolean isSameServer(HttpUrl one, HttpUrl other) {
        return one.scheme().equals(other.scheme()) && one.host().equals(other.host()) && one.port() == other.port();
    }

    /** Other statuses turn a change into a GET, whose success would be mistaken for that of the change. */
    private static boolean isRepeatable(Request request, int status) {
        return status == 307 || status == 308 || request.method().equals("GET");
    }
}
