package org.fedai.kubefate.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.fedai.kubefate.server.testing.Api;

/** Sends requests with and without a trailing slash and compares complete responses. */
record Contract(Api api) {
    /** The keys of every stored object. */
    static final String MODEL = """
            "ID": "<number>", "CreatedAt": "<time>", "UpdatedAt": "<time>", "DeletedAt": null, "uuid": "<uuid>",
            """;

    static final String ZERO = "\"0001-01-01T00:00:00Z\"";

    void get(String path, String expected) {
        is(200, api.get(path), expected);
        is(200, api.get(slashed(path)), expected);
    }

    /** The path is used as given, because a change is made only once. */
    Api.Reply post(String path, Object body, String expected) {
        return is(200, api.post(path, body), expected);
    }

    Api.Reply put(String path, Object body, String expected) {
        return is(200, api.put(path, body), expected);
    }

    Api.Reply delete(String path, String expected) {
        return is(200, api.delete(path), expected);
    }

    void refusesGet(int status, String path, String error) {
        refused(status, api.get(path), error);
        refused(status, api.get(slashed(path)), error);
    }

    void refusesDelete(int status, String path, String error) {
        refused(status, api.delete(path), error);
        refused(status, api.delete(slashed(path)), error);
    }

    void refusesPut(int status, String path, Object body, String error) {
        refused(status, api.put(path, body), error);
        refused(status, api.put(slashed(path), body), error);
    }

    void refusesPost(int status, String path, Object body, String error) {
        refused(status, api.post(path, body), error);
        refused(status, api.post(slashed(path), body), error);
    }

    static Api.Reply is(int status, Api.Reply reply, String expected) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        assertThat(reply.raw().headers().firstValue("Content-Type")).hasValue("application/json");
        Shape.assertIs(reply.body(), expected);
        return reply;
    }

    static void refused(int status, Api.Reply reply, String error) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        assertThat(reply.body().propertyNames()).containsExactly("error");
        assertThat(reply.error()).contains(error);
    }

    static Map<String, Object> nothing() {
        return Map.of();
    }

    static String slashed(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path + "/" : path.substring(0, query) + "/" + path.substring(query);
    }
}
