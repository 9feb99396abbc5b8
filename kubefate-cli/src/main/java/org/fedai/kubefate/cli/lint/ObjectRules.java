package org.fedai.kubefate.cli.lint;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fedai.kubefate.chart.manifest.ManifestObject;

/** The rules of {@code helm lint} for rendered objects. */
final class ObjectRules {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final Pattern DNS_LABEL = Pattern.compile(LABEL);
    private static final Pattern DNS_NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern SERVICE_NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern PATH_SEGMENT = Pattern.compile("(?!\\.{1,2}$)[^/%]+");
    private static final Set<String> SELECTING = Set.of("Deployment", "ReplicaSet", "DaemonSet", "StatefulSet");
    private static final Set<String> RBAC =
            Set.of("Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "CertificateSigningRequest");
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 253;

    private ObjectRules() {}

    /** The problem with the name of an object; empty if it is valid or missing. */
    static Optional<String> wrongName(ManifestObject object) {
        String name = object.name();
        boolean fits = switch (object.kind()) {
            case "Namespace" -> fits(name, DNS_LABEL, LONGEST_LABEL);
            case "Service" -> fits(name, SERVICE_NAME, LONGEST_LABEL);
            default ->
                RBAC.contains(object.kind())
                        ? PATH_SEGMENT.matcher(name).matches()
                        : fits(name, DNS_NAME, LONGEST_NAME);
        };
        return fits ? Optional.empty() : Optional.of("renders a " + object.kind() + " with an invalid name: " + name);
    }

    /** Whether an object lacks its required pod selector. */
    static boolean lacksSelector(ManifestObject object) {
        if (!SELECTING.contains(object.kind())) {
            return false;
        }
        boolean selects = object.content().get("spec") instanceof Map<?, ?> spec
                && spec.get("selector") instanceof Map<?, ?> selector
                && (selector.get("matchLabels") != null || selector.get("matchExpressions") != null);
        return !selects;
    }

    private static boolean fits(String name, Pattern pattern, int longest) {
        return name.length() <= longest && pattern.matcher(name).matches();
    }
}
