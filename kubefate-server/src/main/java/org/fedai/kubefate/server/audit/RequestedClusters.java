package org.fedai.kubefate.server.audit;

import java.lang.reflect.Type;
import org.fedai.kubefate.common.api.AdoptArgs;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Finds out which cluster a request is about whose path does not say so, such as an install that is rejected. */
@RestControllerAdvice
class RequestedClusters extends RequestBodyAdviceAdapter {
    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return type == ClusterArgs.class || type == AdoptArgs.class;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter) {
        switch (body) {
            case ClusterArgs args -> about(args.namespace(), args.name());
            case AdoptArgs args -> about(args.namespace(), args.name());
            default -> {}
        }
        return body;
    }

    /** Clients may leave out anything. */
    private static void about(@Nullable String namespace, @Nullable String name) {
        if (namespace != null && name != null) {
            AuditedRequest.current()
                    .filter(audited ->
                            audited.target() == null || audited.target().name().isEmpty())
                    .ifPresent(audited -> audited.about(AuditTargets.wanted(namespace, name)));
        }
    }
}
