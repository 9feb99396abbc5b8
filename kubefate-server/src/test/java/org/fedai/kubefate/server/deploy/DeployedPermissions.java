package org.fedai.kubefate.server.deploy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A file of deploy/ applied in a namespace of the test, with unique names for cluster-scoped objects. */
final class DeployedPermissions implements AutoCloseable {
    private final KubernetesClient client;
    private final String text;
    private final List<HasMetadata> objects;

    private DeployedPermissions(KubernetesClient client, String text) {
        this.client = client;
        this.text = text;
        this.objects = client.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).items().stream()
                .filter(object -> !(object instanceof Namespace))
                .toList();
    }

    /**
     * Reads a file.
     *
     * @param service the namespace of the service
     * @param clusters the namespace of clusters, if the file contains one
     */
    static DeployedPermissions of(KubernetesClient client, String file, String service, String clusters)
            throws IOException {
        String text = Files.readString(Path.of("..", "deploy", file))
                .replace("kube-fate", service)
                .replace("fate-9999", clusters)
                .replace("name: kubefate-role\n", "name: kubefate-role-" + service + "\n")
                .replace("name: kubefate\n", "name: kubefate-" + service + "\n");
        return new DeployedPermissions(client, text);
    }

    DeployedPermissions apply() {
        objects.forEach(object -> client.resource(object).create());
        return this;
    }

    /** Like {@code kubectl apply --server-side}, which old API servers accept only if all defaults are explicit. */
    void applyOnServer() {
        objects.forEach(object ->
                client.resource(object).fieldManager("kubectl").forceConflicts().serverSideApply());
    }

    /** Including the rules that are comments in the file. */
    void applyWithComments() {
        String all = text.replaceAll("(?m)^  # (- apiGroups:|  resources:|  verbs:)", "  $1");
        new DeployedPermissions(client, all).applyOnServer();
    }

    List<HasMetadata> objects() {
        return objects;
    }

    /** Each permission as {@code group/resource verb}. */
    Set<String> permissions() {
        Set<String> permissions = new TreeSet<>();
        for (HasMetadata object : objects) {
            if (object instanceof ClusterRole role) {
                permissions.addAll(permissions(role.getRules()));
            } else if (object instanceof Role role) {
                permissions.addAll(permissions(role.getRules()));
            }
        }
        return permissions;
    }

    static Set<String> permissions(Collection<PolicyRule> rules) {
        Set<String> permissions = new TreeSet<>();
        for (PolicyRule rule : rules) {
            for (String group : rule.getApiGroups()) {
                for (String resource : rule.getResources()) {
                    rule.getVerbs().forEach(verb -> permissions.add(permission(group, resource, verb)));
                }
            }
        }
        return permissions;
    }

    static String permission(String group, String resource, String verb) {
        return group + "/" + resource + " " + verb;
    }

    /** Namespaced objects are deleted with their namespaces. */
    @Override
    public void close() {
        objects.stream()
                .filter(object -> object instanceof ClusterRole || object instanceof ClusterRoleBinding)
                .forEach(object -> client.resource(object).delete());
    }
}
