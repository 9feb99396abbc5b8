package org.fedai.kubefate.server.cluster;

import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.RevisionContents;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.SpecMask;
import org.fedai.kubefate.server.user.Caller;
import org.fedai.kubefate.server.web.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;

/**
 * Masks secrets in every response that shows a cluster.yaml to somebody who may not change clusters. In one place for
 * all controllers, so that a new one cannot forget it. Only {@link ClusterDiffs} does it itself, before it compares lines.
 */
@RestControllerAdvice
class SecretsForViewers implements ResponseBodyAdvice<Answer<?>> {
    private static final String DATA = "data";

    private final JsonMapper json;

    SecretsForViewers(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return Answer.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public @Nullable Answer<?> beforeBodyWrite(
            @Nullable Answer<?> body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        return body == null || body.data() == null || mayChangeClusters(request.getPrincipal())
                ? body
                : Answer.of(body.message(), masked(body.data()));
    }

    private static boolean mayChangeClusters(@Nullable Principal principal) {
        return principal instanceof Authentication authentication
                && authentication.getPrincipal() instanceof Caller caller
                && caller.role().mayChangeClusters();
    }

    private Object masked(Object data) {
        return switch (data) {
            case List<?> list -> list.stream().map(this::masked).toList();
            case Cluster cluster -> masked(cluster);
            case Job job -> masked(job);
            case RevisionContents revision -> masked(revision);
            default -> data;
        };
    }

    private Cluster masked(Cluster cluster) {
        SpecMask mask = SpecMask.of(Arrays.asList(cluster.spec(), cluster.chartValues()));
        return cluster.withSpec(
                text(cluster.values(), mask), map(mask.mask(cluster.spec())), map(mask.mask(cluster.chartValues())));
    }

    private RevisionContents masked(RevisionContents revision) {
        List<@Nullable Object> known = new ArrayList<>(Arrays.asList(revision.spec(), revision.chartValues()));
        List<ManifestObject> manifest = Manifest.parse(revision.manifest()).objects();
        List<ManifestObject> hooks = Manifest.parse(revision.hooks()).objects();
        Stream.concat(manifest.stream(), hooks.stream())
                .map(ManifestObject::content)
                .forEach(known::add);
        SpecMask mask = SpecMask.of(known);
        return new RevisionContents(
                revision.summary(),
                text(revision.values(), mask),
                map(mask.mask(revision.spec())),
                map(mask.mask(revision.chartValues())),
                objects(manifest, mask),
                objects(hooks, mask),
                String.valueOf(mask.mask(revision.notes())));
    }

    private static String objects(List<ManifestObject> objects, SpecMask mask) {
        return new Manifest(objects.stream()
                        .map(object -> new ManifestObject(object.source(), map(mask.mask(withoutSecretData(object)))))
                        .toList())
                .toYaml();
    }

    /** Everything in a Secret is secret, whatever its key. */
    private static Map<String, @Nullable Object> withoutSecretData(ManifestObject object) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(object.content());
        if (object.kind().equals("Secret")) {
            for (String key : List.of("data", "stringData")) {
                content.computeIfPresent(
                        key,
                        (name, data) -> data instanceof Map<?, ?> entries
                                ? entries.keySet().stream()
                                        .collect(Collectors.toMap(String::valueOf, entry -> SpecMask.MASK))
                                : SpecMask.MASK);
            }
        }
        return content;
    }

    private Job masked(Job job) {
        if (!(job.metaData() instanceof Map<?, ?> args)) {
            return job;
        }
        Map<String, @Nullable Object> copy = map(SpecMask.of(List.of()).mask(args));
        if (args.get(DATA) instanceof String data) {
            copy.put(DATA, ClusterArgs.encode(text(ClusterArgs.decode(data), null)));
        }
        return job.withMetaData(copy);
    }

    /**
     * The document in the format in which it was sent. Comments are lost: they may contain anything.
     *
     * @param mask null for that of the text's own secrets
     */
    private String text(String sent, @Nullable SpecMask mask) {
        Map<String, @Nullable Object> document =
                ClusterSpec.checked(sent, "", "", "", "").document();
        SpecMask known = mask == null ? SpecMask.of(List.of(document)) : mask;
        Object masked = known.mask(document);
        return sent.stripLeading().startsWith("{") ? json.writeValueAsString(masked) : Yaml.write(masked);
    }

    private static Map<String, @Nullable Object> map(@Nullable Object document) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (document instanceof Map<?, ?> map) {
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }
}
