package org.fedai.kubefate.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Names what requests ask for, by the paths of the controllers: a new one has a name without a list of names. Refused
 * requests have not reached a controller, so the path is compared here.
 */
@Component
class AuditedActions {
    private static final String VERSION = "v1";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** Of what is not a controller. */
    private static final List<String> OTHER_PATHS = List.of("/v1/log/{uuid}/ws", "/actuator/**");

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile @Nullable List<PathPattern> patterns;

    AuditedActions(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    AuditedAction of(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        boolean changes = !READING.contains(request.getMethod());
        return patterns().stream()
                .filter(pattern -> pattern.matches(path))
                .sorted()
                .findFirst()
                .map(pattern -> named(pattern, path, request.getMethod(), changes))
                .orElseGet(() -> AuditedAction.unknown(changes));
    }

    private static AuditedAction named(PathPattern pattern, PathContainer path, String method, boolean changes) {
        List<String> parts =
                new ArrayList<>(Arrays.stream(pattern.getPatternString().split("/"))
                        .filter(part -> !part.isEmpty() && !part.equals(VERSION))
                        .toList());
        if (parts.isEmpty()) {
            return AuditedAction.unknown(changes);
        }
        String noun = parts.removeFirst();
        List<String> verbs =
                parts.stream().filter(part -> part.matches("[a-zA-Z]+")).toList();
        String verb = changes && !verbs.isEmpty() ? verbs.getLast() : verb(noun, method);
        PathPattern.PathMatchInfo match = pattern.matchAndExtract(path);
        Map<String, String> variables = match == null ? Map.of() : match.getUriVariables();
        return new AuditedAction(noun + "." + verb, noun, variables.getOrDefault("uuid", ""), changes);
    }

    private static String verb(String noun, String method) {
        return switch (method) {
            case "POST" -> noun.equals("cluster") ? "install" : noun.equals("chart") ? "upload" : "create";
            case "PUT", "PATCH" -> noun.equals("job") ? "stop" : "update";
            case "DELETE" -> "delete";
            default -> "read";
        };
    }

    private List<PathPattern> patterns() {
        List<PathPattern> known = patterns;
        if (known == null) {
            known = Stream.concat(
                            mappings.stream()
                                    .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                                    .flatMap(info -> info.getPatternValues().stream()),
                            OTHER_PATHS.stream())
                    .distinct()
                    .map(PathPatternParser.defaultInstance::parse)
                    .toList();
            patterns = known;
        }
        return known;
    }
}
