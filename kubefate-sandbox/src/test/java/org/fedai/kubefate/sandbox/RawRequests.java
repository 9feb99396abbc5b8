package org.fedai.kubefate.sandbox;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.fedai.kubefate.sandbox.HostileObjects.Case;
import org.fedai.kubefate.sandbox.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends objects that the models of a client could not express, and removes those that were accepted. */
final class RawRequests {
    private static final String APPLY = "?fieldManager=test&force=true";
    private static final Pattern ORDINARY = Pattern.compile("[a-z]{3,8}");
    private static final Map<String, String> PLURALS =
            Map.of("Ingress", "ingresses", "NetworkPolicy", "networkpolicies");

    private final KubernetesClient client;
    private final String namespace;
    private final boolean oldCronJobs;
    private int sent;

    /** An answer of the API server. */
    private record Answer(int code, JsonNode body) {
        boolean isSuccess() {
            return code < 300;
        }

        /**
         * {@code 201}, or {@code 422 Invalid: ...}. Without what is a matter of the version or of the language of an API
         * server: values as Go prints them, where its parser was, and the group that Ingresses once had.
         */
        String text() {
            if (isSuccess()) {
                return Integer.toString(code);
            }
            String message = Json.text(body, "message")
                    .replaceFirst(" cannot be handled as an? (\\w+): .*", " cannot be handled as a $1")
                    .replaceFirst("(unable to convert unstructured object to [^:]*): .*", "$1")
                    .replaceFirst("(failed to create typed patch object)[^:]*", "$1")
                    .replaceAll(", got .*|: element [0-9]+: .*|: duplicate entries .*", "")
                    .replaceAll("intstr.IntOrString\\{Type:0, IntVal:([0-9]+), StrVal:\"\"}", "$1")
                    .replaceAll("intstr.IntOrString\\{Type:1, IntVal:0, StrVal:(\"[^\"]*\")}", "$1")
                    .replaceAll("resource.Quantity\\{i:.*?, s:(\"[^\"]*\"), Format:\"\\w+\"}", "$1")
                    .replaceAll("((Invalid|Unsupported) value: )[\\w.\\[\\]]*[{(\\[].*[})\\]]: ", "$1...: ")
                    .replaceAll("(Duplicate value: )[\\w.]*\\{.*}", "$1...")
                    .replaceFirst("for fields other than .* are forbidden", "are forbidden")
                    .replaceFirst("(?s)(for bound claims)\n.*?(, spec\\.|\\z)", "$1$2")
                    .replaceFirst("(redacted>\"): .*", "$1")
                    .replace("in version \"v1beta1\"", "in version \"v1\"")
                    .replace(".extensions ", ".networking.k8s.io ");
            return (code + " " + Json.text(body, "reason")).strip() + ": " + message;
        }
    }

    RawRequests(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
        this.oldCronJobs = !send("GET", "/apis/batch/v1/cronjobs", "", null).isSuccess();
    }

    String create(Case hostile) {
        ObjectNode object = named(hostile.object());
        return removing(object, () -> send("POST", collection(object), "application/json", object));
    }

    String apply(Case hostile) {
        ObjectNode object = named(hostile.object());
        return removing(object, () -> apply(path(object), object));
    }

    /** Creates the base and replaces it by the hostile object. */
    String update(Case hostile) {
        ObjectNode base = named(hostile.base());
        return removing(base, () -> {
            ObjectNode created = (ObjectNode)
                    send("POST", collection(base), "application/json", base).body();
            if (!Json.text(base, "kind").equals("Service")) {
                // Controllers have changed the object since; only Services insist on a version.
                Json.ensure(created, "metadata").remove("resourceVersion");
            }
            return send("PUT", path(base), "application/json", hostile.with(created));
        });
    }

    /** Applies the base and then the hostile object. */
    String applyAgain(Case hostile) {
        ObjectNode base = named(hostile.base());
        return removing(base, () -> {
            apply(path(base), base);
            return apply(path(base), hostile.with(base));
        });
    }

    private interface Request {
        Answer send();
    }

    private String removing(ObjectNode object, Request request) {
        try {
            return request.send().text().replace(namespace, "NAMESPACE").replaceAll("([a-z])-" + sent + "\\b", "$1");
        } finally {
            send("DELETE", path(object) + "?gracePeriodSeconds=0&propagationPolicy=Background", "", null);
        }
    }

    private Answer apply(String path, ObjectNode object) {
        return send("PATCH", path + APPLY, "application/apply-patch+yaml", object);
    }

    /**
     * The object in the version that the API server serves. Objects with ordinary names get one of their own, since the
     * last one with that name may still be there.
     */
    private ObjectNode named(ObjectNode object) {
        ObjectNode named = object.deepCopy();
        if (oldCronJobs && Json.text(object, "kind").equals("CronJob")) {
            named.put("apiVersion", "batch/v1beta1");
        }
        String name = Json.text(object, "metadata", "name");
        if (ORDINARY.matcher(name).matches()) {
            sent++;
            Json.ensure(named, "metadata").put("name", name + "-" + sent);
        }
        return named;
    }

    private String path(ObjectNode object) {
        return collection(object) + "/"
                + URLEncoder.encode(Json.text(object, "metadata", "name"), StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }

    private String collection(ObjectNode object) {
        String version = Json.text(object, "apiVersion");
        String kind = Json.text(object, "kind");
        return (version.equals("v1") ? "/api/" : "/apis/") + version + "/namespaces/" + namespace + "/"
                + PLURALS.getOrDefault(kind, kind.toLowerCase(Locale.ROOT) + "s");
    }

    private Answer send(String method, String path, String contentType, @Nullable JsonNode body) {
        HttpRequest.Builder request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(URI.create(client.getMasterUrl() + path.substring(1)));
        request.method(method, contentType, body == null ? null : body.toString());
        try {
            HttpResponse<byte[]> response = client.getHttpClient()
                    .sendAsync(request.build(), byte[].class)
                    .get();
            return new Answer(response.code(), Json.MAPPER.readTree(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(method + " " + path, e.getCause());
        }
    }
}
