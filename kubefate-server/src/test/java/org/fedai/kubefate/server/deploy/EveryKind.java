package org.fedai.kubefate.server.deploy;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.server.testing.TestChart;

/** A chart with an object of every kind in the bundled charts. */
final class EveryKind {
    private static final Pattern KIND = Pattern.compile("(?m)^kind: *(\\w+)$");
    private static final String OBJECTS = """
            apiVersion: v1
            kind: Secret
            metadata: {name: account}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: worker}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: data}
            spec:
              accessModes: [ReadWriteOnce]
              resources: {requests: {storage: 1Gi}}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: reader}
            rules: [{apiGroups: [""], resources: [configmaps], verbs: [get]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: reader}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
            subjects: [{kind: ServiceAccount, name: worker, namespace: {{ .Release.Namespace }}}]
            ---
            apiVersion: batch/v1
            kind: Job
            metadata: {name: once}
            spec:
              template:
                spec:
                  restartPolicy: Never
                  containers: [{name: once, image: example/once:1.0}]
            ---
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: board, labels: {name: {{ .Values.name }}}}
            spec:
              rules:
                - host: board.example.com
                  http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: store, port: {number: 3306}}}}]}
            {{- if .Capabilities.APIVersions.Has "networking.istio.io/v1alpha3/Gateway" }}
            ---
            apiVersion: networking.istio.io/v1alpha3
            kind: Gateway
            metadata: {name: gate}
            spec: {}
            ---
            apiVersion: networking.istio.io/v1alpha3
            kind: VirtualService
            metadata: {name: route}
            spec: {}
            {{- end }}
            """;

    private EveryKind() {}

    static TestChart chart() {
        return TestChart.named("everything", "v1.0.0").with("templates/objects.yaml", OBJECTS);
    }

    /** The kinds of this chart, without the four kinds that every test chart has. */
    static Set<String> kinds() {
        Set<String> kinds = kinds(OBJECTS);
        kinds.addAll(Set.of("ConfigMap", "Service", "Deployment", "StatefulSet"));
        return kinds;
    }

    static Set<String> kindsOfBundledCharts() {
        try (Stream<Path> files = Files.walk(Path.of("..", "charts"))) {
            return files.filter(file -> file.toString().contains("templates") && Files.isRegularFile(file))
                    .flatMap(file -> kinds(read(file)).stream())
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> kinds(String text) {
        return KIND.matcher(text).results().map(found -> found.group(1)).collect(toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
