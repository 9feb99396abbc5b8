package org.fedai.kubefate.chart.render;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.manifest.ManifestObject;

/**
 * What the Kubernetes that a chart is rendered for can do.
 *
 * @param kubeVersion with the v: {@code v1.33.1}
 * @param apiVersions group/version and group/version/Kind entries, as {@code .Capabilities.APIVersions.Has} asks for
 */
public record Capabilities(String kubeVersion, Set<String> apiVersions) {
    private static final Pattern VERSION = Pattern.compile("\\s*v?((?:0|[1-9]\\d*)(?:\\.\\d+)+).*");

    /** What Helm takes for granted when it renders without a cluster. */
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
            "scheduling.k8s.io/v1beta1",
            "scheduling.k8s.io/v1",
            "storage.k8s.io/v1beta1",
            "storage.k8s.io/v1",
            "storage.k8s.io/v1alpha1",
            "storagemigration.k8s.io/v1beta1",
            "apiextensions.k8s.io/v1beta1",
            "apiextensions.k8s.io/v1");

    /** The version of a current Kubernetes. */
    public static final String DEFAULT_VERSION = "v1.35.0";

    /** A current Kubernetes of which nothing but its version is known. */
    public static final Capabilities DEFAULT = ofKubeVersion(DEFAULT_VERSION);

    public Capabilities {
        apiVersions = Collections.unmodifiableSet(new LinkedHashSet<>(apiVersions));
        if (!VERSION.matcher(kubeVersion).matches()) {
            throw new IllegalArgumentException(
                    "\"" + kubeVersion + "\" is no version of Kubernetes; write it as v1.33.1");
        }
    }

    /**
     * What Helm assumes of a Kubernetes of that version, which are the same API versions whatever it is.
     *
     * @param version with or without the v, at least major and minor; what follows the numbers is cut off
     * @throws IllegalArgumentException when it is none
     */
    public static Capabilities ofKubeVersion(String version) {
        Matcher matcher = VERSION.matcher(version);
        String numbers = matcher.matches() ? "v" + matcher.group(1) : version;
        return new Capabilities(numbers, new LinkedHashSet<>(KNOWN));
    }

    /** These, and the kinds that Kubernetes serves as well once it has the definitions of custom kinds among the objects. */
    public Capabilities with(Collection<ManifestObject> definitions) {
        Set<String> more = new LinkedHashSet<>(apiVersions);
        definitions.stream()
                .filter(definition -> definition.kind().equals("CustomResourceDefinition"))
                .map(definition -> CustomKind.of(definition.content()))
                .forEach(kind -> more.addAll(kind.apiVersions()));
        return new Capabilities(kubeVersion, more);
    }
}
