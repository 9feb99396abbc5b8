package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a client sends to install or update a cluster.
 *
 * @param data the content of cluster.yaml, YAML or JSON, in base64
 * @param cover whether a leftover release of the same name is removed first
 * @param keepUpgradeJob whether the release that migrates the database during a version upgrade stays afterwards
 * @param createNamespace whether the namespace is made when it is not there; left out on the wire when false, as clients of the Go
 *     service do not know it
 */
public record ClusterArgs(
        @JsonProperty("name") String name,
        @JsonProperty("namespace") String namespace,
        @JsonProperty("chart_name") String chartName,
        @JsonProperty("chart_version") String chartVersion,
        @JsonProperty("cover") boolean cover,
        @JsonProperty("data") String data,
        @JsonProperty("Keep_upgrade_job") boolean keepUpgradeJob,

        @JsonProperty("create_namespace") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean createNamespace) {

    /**
     * What is sent when nothing but a cluster.yaml is given.
     *
     * @param text the content of cluster.yaml, whose name, namespace and chart the others are
     */
    public static ClusterArgs of(String name, String namespace, String chartName, String chartVersion, String text) {
        return new ClusterArgs(name, namespace, chartName, chartVersion, false, encode(text), false, false);
    }

    public ClusterArgs withCover(boolean wanted) {
        return new ClusterArgs(name, namespace, chartName, chartVersion, wanted, data, keepUpgradeJob, createNamespace);
    }

    public ClusterArgs withKeepUpgradeJob(boolean wanted) {
        return new ClusterArgs(name, namespace, chartName, chartVersion, cover, data, wanted, createNamespace);
    }

    public ClusterArgs withCreateNamespace(boolean wanted) {
        return new ClusterArgs(name, namespace, chartName, chartVersion, cover, data, keepUpgradeJob, wanted);
    }

    /**
     * The text of cluster.yaml.
     *
     * @throws IllegalArgumentException when {@code data} is not base64
     */
    public String text() {
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    }

    /** The base64 form of a cluster.yaml, as {@link #data} holds it. */
    public static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
