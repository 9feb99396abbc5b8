package org.fedai.kubefate.server.kubernetes;

import java.util.Map;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** Kubernetes objects for tests, as YAML. */
public final class Objects {
    private Objects() {}

    @SuppressWarnings("unchecked") // A document of YAML has string keys.
    public static ManifestObject of(String yaml) {
        return new ManifestObject("fate/templates/test.yaml", (Map<String, @Nullable Object>)
                java.util.Objects.requireNonNull(Yaml.read(yaml, "test")));
    }

    /** A Deployment with one pod, which the simulated node handles as the annotations request. */
    public static ManifestObject deployment(String name, String annotations) {
        return of("""
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %1$s
                  labels: {name: fate-9999, app: %1$s}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata:
                      labels: {name: fate-9999, app: %1$s}
                      annotations: {%2$s}
                    spec:
                      containers:
                      - {name: %1$s, image: "federatedai/%1$s:2.0.0"}
                """.formatted(name, annotations));
    }

    /** A StatefulSet with two pods and one volume per pod. */
    public static ManifestObject statefulSet(String name, String storageClass) {
        return of("""
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: %1$s
                  labels: {name: fate-9999}
                spec:
                  replicas: 2
                  serviceName: %1$s
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata:
                      labels: {name: fate-9999, app: %1$s}
                    spec:
                      containers:
                      - name: %1$s
                        image: mysql:8.0
                        volumeMounts: [{name: data, mountPath: /data}]
                  volumeClaimTemplates:
                  - metadata: {name: data}
                    spec:
                      accessModes: [ReadWriteOnce]
                      storageClassName: %2$s
                      resources: {requests: {storage: 1Gi}}
                """.formatted(name, storageClass));
    }

    public static ManifestObject job(String name, String annotations) {
        return of("""
                apiVersion: batch/v1
                kind: Job
                metadata: {name: %1$s}
                spec:
                  backoffLimit: 0
                  template:
                    metadata:
                      annotations: {%2$s}
                    spec:
                      restartPolicy: Never
                      containers:
                      - {name: %1$s, image: busybox}
                """.formatted(name, annotations));
    }
}
