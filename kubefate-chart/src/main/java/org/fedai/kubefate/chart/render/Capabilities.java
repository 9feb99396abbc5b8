package org.fedai.kubefate.chart.render;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.manifest.ManifestObject;

/**
 * The capabilities of the Kubernetes that a chart is rendered for.
 *
 * @param kubeVersion with the v: {@code v1.33.1}
 * @param comparedVersion the version that is compared with the {@code kubeVersion} of a chart, with the v
 * @param apiVersions group/version and group/version/Kind entries, as in {@code .Capabilities.APIVersions.Has}
 */
public record Capabilities(String kubeVersion, String comparedVersion, Set<String> apiVersions) {
    private static final Pattern VERSION = Pattern.compile("\\s*v?((?:0|[1-9]\\d*)(?:\\.\\d+)+).*");

    /** The API versions that Helm assumes when it renders without a cluster. */
    private static final List<String> KNOWN = List.of(
            "v1",
            "admissionregistration.k8s.io/v1",
            "admissionregistration.k8s.io/v1alpha1",
            "admissionregistration.k8s.io/v1beta1",
            "internal.apiserver.k8s.io/v1alpha1",
            "apps/v1",
            "apps/v1beta1",
            "apps/v1beta2",
            "authentication.k8s.io/v1",
            "authentication.k8s.io/v1alpha1",
            "authentication.k8s.io/v1beta1",
            "authorization.k8s.io/v1",
            "authorization.k8s.io/v1beta1",
            "autoscaling/v1",
            "autoscaling/v2",
            "autoscaling/v2beta1",
            "autoscaling/v2beta2",
            "batch/v1",
            "batch/v1beta1",
            "certificates.k8s.io/v1",
            "certificates.k8s.io/v1beta1",
            "certificates.k8s.io/v1alpha1",
            "coordination.k8s.io/v1alpha2",
            "coordination.k8s.io/v1beta1",
            "coordination.k8s.io/v1",
            "discovery.k8s.io/v1",
            "discovery.k8s.io/v1beta1",
            "events.k8s.io/v1",
            "events.k8s.io/v1beta1",
            "extensions/v1beta1",
            "flowcontrol.apiserver.k8s.io/v1",
            "flowcontrol.apiserver.k8s.io/v1beta1",
            "flowcontrol.apiserver.k8s.io/v1beta2",
            "flowcontrol.apiserver.k8s.io/v1beta3",
            "lifecycle.k8s.io/v1alpha1",
            "networking.k8s.io/v1",
            "networking.k8s.io/v1beta1",
            "node.k8s.io/v1",
            "node.k8s.io/v1alpha1",
            "node.k8s.io/v1beta1",
            "policy/v1",
            "policy/v1beta1",
            "rbac.authorization.k8s.io/v1",
            "rbac.authorization.k8s.io/v1beta1",
            "rbac.authorization.k8s.io/v1alpha1",
            "resource.k8s.io/v1",
            "resource.k8s.io/v1beta2",
            "resource.k8s.io/v1beta1",
            "resource.k8s.io/v1alpha3",
            "scheduling.k8s.io/v1alpha1",
            "scheduling.k8s.io/v1alpha3",
            "scheduling.k8s.io/v1beta1",
            "scheduling.k8s.io/v1",
            "storage.k8s.io/v1beta1",
            "storage.k8s.io/v1",
            "storage.k8s.io/v1alpha1",
            "storagemigration.k8s.io/v1",
            "storagemigration.k8s.io/v1beta1",
            "apiextensions.k8s.io/v1beta1",
            "apiextensions.k8s.io/v1");

    private static final Set<String> KNOWN_TO_3_ONLY =
            Set.of("autoscaling/v2beta1", "autoscaling/v2beta2", "scheduling.k8s.io/v1alpha1");
    private static final Set<String> KNOWN_TO_4_ONLY =
            Set.of("lifecycle.k8s.io/v1alpha1", "scheduling.k8s.io/v1alpha3", "storagemigration.k8s.io/v1");

    /** The version of a current Kubernetes. */
    public static final String DEFAULT_VERSION = "v1.35.0";

    /** A current Kubernetes of which only the version is known. */
    public static final Capabilities DEFAULT = ofKubeVersion(DEFAULT_VERSION);

    /**
     * Copies the set, in its order.
     *
     * @throws IllegalArgumentException if {@code kubeVersion} is not a version of Kubernetes
     */
    public Capabilities {
        apiVersions = Collections.unmodifiableSet(new LinkedHashSet<>(apiVersions));
        if (!VERSION.matcher(kubeVersion).matches()) {
            throw new IllegalArgumentException(
                    "\"" + kubeVersion + "\" is not a Kubernetes version; expected the form v1.33.1");
        }
    }

    /**
     * The capabilities of a Kubernetes with the given version, which is compared completely.
     *
     * @param kubeVersion with the v: {@code v1.33.1}
     * @param apiVersions group/version and group/version/Kind entries
     * @throws IllegalArgumentException if {@code kubeVersion} is not a version of Kubernetes
     */
    public Capabilities(String kubeVersion, Set<String> apiVersions) {
        this(kubeVersion, kubeVersion, apiVersions);
    }

    /**
     * {@link #ofKubeVersion(String, HelmVersion)} for Helm 3.
     *
     * @param version with or without the v, at least major and minor; a suffix of the numbers is removed
     * @return that version with the API versions that Helm 3 assumes
     * @throws IllegalArgumentException if it is not a version of Kubernetes
     */
    public static Capabilities ofKubeVersion(String version) {
        return ofKubeVersion(version, HelmVersion.V3);
    }

    /**
     * The capabilities that Helm assumes for a Kubernetes version; the API versions do not depend on it.
     *
     * @param version with or without the v, at least major and minor. A suffix such as {@code -gke.100} is removed by
     *     Helm 3; Helm 4 passes it to templates, but ignores it in the comparison with {@code kubeVersion}
     * @param helm whose assumptions apply
     * @return that version with the API versions that Helm assumes
     * @throws IllegalArgumentException if it is not a version of Kubernetes
     */
    public static Capabilities ofKubeVersion(String version, HelmVersion helm) {
        String given = version.strip();
        Matcher matcher = VERSION.matcher(given);
        String numbers = matcher.matches() ? "v" + matcher.group(1) : given;
        Set<String> known = new LinkedHashSet<>(KNOWN);
        if (helm == HelmVersion.V3) {
            known.removeAll(KNOWN_TO_4_ONLY);
            return new Capabilities(numbers, known);
        }
        known.removeAll(KNOWN_TO_3_ONLY);
        return new Capabilities(given.startsWith("v") ? given : "v" + given, numbers, known);
    }

    /**
     * {@return these capabilities, and the kinds of the CustomResourceDefinitions among the objects}
     *
     * @param definitions the objects; those that are not a CustomResourceDefinition are ignored
     */
    public Capabilities with(Collection<ManifestObject> definitions) {
        Set<String> more = new LinkedHashSet<>(apiVersions);
        definitions.stream()
                .filter(definition -> definition.kind().equals("CustomResourceDefinition"))
                .map(definition -> CustomKind.of(definition.content()))
                .forEach(kind -> more.addAll(kind.apiVersions()));
        return new Capabilities(kubeVersion, comparedVersion, more);
    }
}
