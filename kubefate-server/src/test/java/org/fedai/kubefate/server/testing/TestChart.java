package org.fedai.kubefate.server.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A chart as small as one can be that has everything a FATE chart has: a Deployment {@code web}, a StatefulSet {@code store}, a Service and a
 * ConfigMap. In the cluster.yaml, {@code web} and {@code store} hold the annotations that tell the simulated node what to do with the pods.
 */
public final class TestChart {
    private final String name;
    private final String version;
    private final Map<String, String> files = new LinkedHashMap<>();

    private TestChart(String name, String version) {
        this.name = name;
        this.version = version;
        files.put("Chart.yaml", "apiVersion: v1\nname: " + name + "\nversion: " + version + "\nappVersion: \"1.0\"\n");
        files.put("values.yaml", "greeting: hello\nstore: {}\nweb: {}\nextra: false\n");
        files.put("values-template.yaml", """
                name: {{ .name }}
                {{- if .greeting }}
                greeting: {{ .greeting }}
                {{- end }}
                extra: {{ .extra | default false }}
                {{- with .web }}
                web:
                {{ toYaml . | indent 2 }}
                {{- end }}
                {{- with .store }}
                store:
                {{ toYaml . | indent 2 }}
                {{- end }}
                """);
        files.put("values-template-example.yaml", "name: one\ngreeting: hello\n");
        files.put("templates/config.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: settings
                  labels:
                    name: {{ .Values.name }}
                data:
                  greeting: {{ .Values.greeting | quote }}
                  revision: {{ .Release.Revision | quote }}
                {{- if .Values.extra }}
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: extra
                data:
                  more: "true"
                {{- end }}
                """);
        files.put("templates/web.yaml", workload("Deployment", "web", ""));
        files.put("templates/store.yaml", workload("StatefulSet", "store", "\n  serviceName: store"));
        files.put("templates/service.yaml", """
                apiVersion: v1
                kind: Service
                metadata:
                  name: store
                  labels:
                    name: {{ .Values.name }}
                spec:
                  selector:
                    app: store
                  ports:
                    - port: 3306
                """);
    }

    public static TestChart version(String version) {
        return new TestChart("tiny", version);
    }

    public static TestChart named(String name, String version) {
        return new TestChart(name, version);
    }

    public TestChart with(String file, String content) {
        files.put(file, content);
        return this;
    }

    /** The same bytes whenever it is asked for. */
    public TestChart without(String file) {
        files.remove(file);
        return this;
    }

    public byte[] archive() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(name + "/" + file.getKey());
                entry.setSize(content.length);
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public String name() {
        return name;
    }

    public String version() {
        return version;
    }

    private static String workload(String kind, String workload, String more) {
        return """
                apiVersion: apps/v1
                kind: KIND
                metadata:
                  name: WORKLOAD
                  labels:
                    name: {{ .Values.name }}
                spec:
                  replicas: 1MORE
                  selector:
                    matchLabels:
                      app: WORKLOAD
                  template:
                    metadata:
                      labels:
                        app: WORKLOAD
                        name: {{ .Values.name }}
                      {{- with .Values.WORKLOAD }}
                      annotations:
                {{ toYaml . | indent 8 }}
                      {{- end }}
                    spec:
                      containers:
                        - name: WORKLOAD
                          image: example/WORKLOAD:1.0
                """.replace("KIND", kind).replace("WORKLOAD", workload).replace("MORE", more);
    }
}
