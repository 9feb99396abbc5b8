package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The request to install or update a cluster. Keys that the Go service does not know are omitted from JSON unless they are used.
 *
 * @param data the content of cluster.yaml, YAML or JSON, in base64
 * @param cover whether to adopt a release or leftover objects with the same name, and to update them
 * @param keepUpgradeJob whether to keep the release that migrates the database during a version upgrade
 * @param createNamespace whether to create the namespace if it does not exist
 * @param replace whether to delete a release or leftover objects with the same name first
 * @param force whether an update may delete objects and create them again to change fields that cannot be changed
 * @param dryRun to only find out what the request would do; null to do it
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
        boolean createNamespace,

        @JsonProperty("replace") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean replace,

        @JsonProperty("force") @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean force,

        @JsonProperty("dry_run") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        DryRunMode dryRun) {

    /** A request that replaces nothing. */
    public ClusterArgs(
            String name,
            String namespace,
            String chartName,
            String chartVersion,
            boolean cover,
            String data,
            boolean keepUpgradeJob,
            boolean createNamespace) {
        this(
                name,
                namespace,
                chartName,
                chartVersion,
                cover,
                data,
                keepUpgradeJob,
                createNamespace,
                false,
                false,
                null);
    }

    /**
     * A request with only a cluster.yaml.
     *
     * @param text the content of cluster.yaml; the other parameters repeat values from it
     */
    public static ClusterArgs of(String name, String namespace, String chartName, String chartVersion, String text) {
        return new ClusterArgs(name, namespace, chartName, chartVersion, false, encode(text), false, false);
    }

    public ClusterArgs withCover(boolean wanted) {
        return new ClusterArgs(
                name,
                namespace,
                chartName,
                chartVersion,
                wanted,
                data,
                keepUpgradeJob,
                createNamespace,
                replace,
                force,
                dryRun);
    }

    public ClusterArgs withKeepUpgradeJob(boolean wanted) {
        return new ClusterArgs(
                name, namespace, chartName, chartVersion, cover, data, wanted, createNamespace, replace, force, dryRun);
    }

    public ClusterArgs withCreateNamespace(boolean wanted) {
        return new ClusterArgs(
                name, namespace, chartName, chartVersion, cover, data, keepUpgradeJob, wanted, replace, force, dryRun);
    }

    public ClusterArgs withReplace(boolean wanted) {
        return new ClusterArgs(
                name,
                namespace,
                chartName,
                chartVersion,
                cover,
                data,
                keepUpgradeJob,
                createNamespace,
                wanted,
                force,
                dryRun);
    }

    public ClusterArgs withForce(boolean wanted) {
        return new ClusterArgs(
                name,
                namespace,
                chartName,
                chartVersion,
                cover,
                data,
                keepUpgradeJob,
                createNamespace,
                replace,
                wanted,
                dryRun);
    }

    public ClusterArgs withDryRun(@Nullable DryRunMode wanted) {
        return new ClusterArgs(
                name,
                namespace,
                chartName,
                chartVersion,
                cover,
                data,
                keepUpgradeJob,
                createNamespace,
                replace,
                force,
                wanted);
    }

    /**
     * The text of cluster.yaml.
     *
     * @throws IllegalArgumentException if {@code data} is not base64
     */
    public String text() {
        return decode(data);
    }

    /**
     * The cluster.yaml of its base64 form.
     *
     * @throws IllegalArgumentException when it is not base64
     */
    public static String decode(String data) {
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    }

    /** Encodes a cluster.yaml in base64, for {@link #data}. */
    public static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
