package org.fedai.kubefate.common.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesValuesTest {
    private static final String HEAD = "name: a\nnamespace: a\nchartName: own\nchartVersion: v1.0.0\n";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "partyPort: 300910 | partyPort 300910 is not a port; there are ports from 1 to 65535",
                "port: 0 | port 0 is not a port; there are ports from 1 to 65535",
                "http_port: '70000' | http_port 70000 is not a port; there are ports from 1 to 65535",
                "port: 80.5 | port 80.5 is not a port; ports are whole numbers",
                "grpcNodePort: 80 | grpcNodePort 80 is not a node port; Kubernetes has node ports from 30000 to 32767,"
                        + " unless its API server was given another range",
                "a: [{b: {size: 10GB}}] | a[0].b.size 10GB is not a quantity of Kubernetes; did you mean 10Gi (1024)"
                        + " or 10G (1000)?",
                "size: 10kb | size 10kb is not a quantity of Kubernetes; did you mean 10Ki (1024) or 10k (1000)?",
                "size: much | size much is not a quantity of Kubernetes; an amount is written like 10Gi, 512Mi or 500m",
                "resources: {limits: {memory: 4 GB}} | resources.limits.memory 4 GB is not a quantity of Kubernetes;"
                        + " did you mean 4Gi (1024) or 4G (1000)?",
                "storageClass: Fast SSD | storageClass Fast SSD is not a valid name in Kubernetes: use a-z, 0-9, - and ., with"
                        + " a letter or digit at both ends",
                "imagePullSecrets: [{name: my_key}] | imagePullSecrets[0].name my_key is not a valid name in Kubernetes: use"
                        + " a-z, 0-9, - and ., with a letter or digit at both ends",
                "ingress: {fateboard: {hosts: [{name: http://a}]}} | ingress.fateboard.hosts[0].name http://a is"
                        + " not a valid name in Kubernetes: use a-z, 0-9, - and ., with a letter or digit at both ends",
                "nodeSelector: {gpu: true} | nodeSelector.gpu true is not text, and Kubernetes takes nothing else in a"
                        + " label; put it in quotes: \"true\"",
                "nodeSelector: {disk: 'a b'} | nodeSelector.disk a b is not a valid name in Kubernetes: use letters, digits, -,"
                        + " _ and ., with a letter or digit at both ends",
                "accessMode: ReadWriteonce | accessMode ReadWriteonce is not known to Kubernetes; did you mean"
                        + " ReadWriteOnce?",
                "pullPolicy: Sometimes | pullPolicy Sometimes is not known to Kubernetes; there are Always,"
                        + " IfNotPresent, Never",
            })
    void what_kubernetes_refuses_is_found(String line, String finding) {
        assertThat(SpecValidator.validate(ClusterSpec.parse(HEAD + line + "\n", "cluster.yaml"), ""))
                .extracting(Finding::line, Finding::message)
                .containsExactly(tuple(5, finding));
    }

    @Test
    void what_kubernetes_takes_is_not_found() {
        String text = HEAD + """
            port: 65535
            nodePort: 30000
            targetPort: http
            support: 0
            loadBalancerPort:
            size: 1.5Gi
            resources: {limits: {cpu: 500m, memory: 1e9, nvidia.com/gpu: 1}, requests: {cpu: "1", memory: 128974848}}
            storageClass: "-"
            existingClaim: ""
            nodeSelector: {kubernetes.io/hostname: "node_1.example.com", empty: ""}
            ingress: {hosts: [{name: "*.example.com"}]}
            """;
        assertThat(SpecValidator.validate(ClusterSpec.parse(text, "cluster.yaml"), ""))
                .isEmpty();
    }

    @Test
    void skipped_keys_are_not_looked_into() {
        String text = HEAD + "skippedKeys: [mine]\nmine: {port: 0}\n";
        assertThat(SpecValidator.validate(ClusterSpec.parse(text, "cluster.yaml"), ""))
                .isEmpty();
    }
}
