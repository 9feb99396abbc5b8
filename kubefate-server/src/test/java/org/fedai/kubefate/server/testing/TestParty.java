package org.fedai.kubefate.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.fedai.kubefate.sandbox.Sandbox;
import org.fedai.kubefate.sandbox.api.ServiceBackend;
import tools.jackson.databind.JsonNode;

/**
 * A cluster of a chart fate 2 that is as small as one can be: it has the Services of FATE-Flow and nginx. What answers there is up to the test.
 */
public final class TestParty {
    private static final String SERVICES = """
            {{- range $name, $port := dict "fateflow" 9380 "nginx" 9300 }}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: {{ $name }}}
            spec: {selector: {app: web}, ports: [{port: {{ $port }}}]}
            {{- end }}
            """;

    private static final String VALUES = """
            name: {{ .name }}
            partyId: {{ .partyId | quote }}
            password: {{ .password | default "" | quote }}
            federation: RabbitMQ
            modules: {{ .modules | toJson }}
            """;

    private TestParty() {}

    /** The chart, whose values are the cluster.yaml's. */
    public static TestChart chart() {
        return TestChart.named("fate", "v2.0.9")
                .with("templates/services.yaml", SERVICES)
                .with("values-template.yaml", VALUES);
    }

    /** Installs a party that has routes to others. @return the UUID of the cluster */
    public static String install(ClusterApi clusters, String name, String party, String... others) {
        StringBuilder nginx = new StringBuilder("include: true, route_table: {");
        StringBuilder rabbitmq = new StringBuilder("route_table: {" + party + ": {host: rabbitmq, port: 5672}");
        for (String other : others) {
            nginx.append(other).append(": {fateflow: [{host: other, http_port: 1}]}, ");
            rabbitmq.append(", ").append(other).append(": {host: other, port: 2}");
        }
        String yaml = "partyId: " + party + "\npassword: open-sesame\nmodules: {nginx: {" + nginx + "}}, rabbitmq: {"
                + rabbitmq + "}}}\n";
        JsonNode job = clusters.ended(clusters.tryInstall(ClusterApi.args(name, name, "fate", "v2.0.9", yaml))
                .data());
        assertThat(job.path("status").asString()).as(job.toString()).isEqualTo("Success");
        return job.path("cluster_id").asString();
    }

    /** Lets FATE-Flow and nginx of a party answer. */
    public static void serve(Sandbox sandbox, String namespace, ServiceBackend fateFlow, ServiceBackend nginx) {
        sandbox.serve(namespace, "fateflow", 9380, fateFlow);
        sandbox.serve(namespace, "nginx", 9300, nginx);
    }
}
