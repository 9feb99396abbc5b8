package org.fedai.kubefate.server.cluster;

import java.security.Principal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.Job;
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
 * all controllers, so that a new one cannot forget it.
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
            default -> data;
        };
    }

    private Cluster masked(Cluster cluster) {
        SpecMask mask = SpecMask.of(Arrays.asList(cluster.spec(), cluster.chartValues()));
        return cluster.withSpec(
                text(cluster.values(), mask), map(mask.mask(cluster.spec())), map(mask.mask(cluster.chartValues())));
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
