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

/** A file of deploy/ in a namespace of the test's own, with its own names where they belong to the whole cluster. */
final class DeployedRights implements AutoCloseable {
    private final KubernetesClient client;
    private final String text;
    private final List<HasMetadata> objects;

    private DeployedRights(KubernetesClient client, String text) {
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
     * @param clusters where clusters are to be installed, if the file names one
     */
    static DeployedRights of(KubernetesClient client, String file, String service, String clusters) throws IOException {
        String text = Files.readString(Path.of("..", "deploy", file))
                .replace("kube-fate", service)
                .replace("fate-9999", clusters)
                .replace("name: kubefate-role\n", "name: kubefate-role-" + service + "\n")
                .replace("name: kubefate\n", "name: kubefate-" + service + "\n");
        return new DeployedRights(client, text);
    }

    DeployedRights apply() {
        objects.forEach(object -> client.resource(object).create());
        return this;
    }

    /** As {@code kubectl apply --server-side} does, which old API servers take only when nothing is left to their defaults. */
    void applyOnServer() {
        objects.forEach(object ->
                client.resource(object).fieldManager("kubectl").forceConflicts().serverSideApply());
    }

    /** With the rules, too, that the file has in comments. */
    void applyWithComments() {
        String all = text.replaceAll("(?m)^  # (- apiGroups:|  resources:|  verbs:)", "  $1");
        new DeployedRights(client, all).applyOnServer();
    }

    List<HasMetadata> objects() {
        return objects;
    }

    /** Each right as {@code group/resource verb}. */
    Set<String> rights() {
        Set<String> rights = new TreeSet<>();
        for (HasMetadata object : objects) {
            if (object instanceof ClusterRole role) {
                rights.addAll(rights(role.getRules()));
            } else if (object instanceof Role role) {
                rights.addAll(rights(role.getRules()));
            }
        }
        return rights;
    }

    static Set<String> rights(Collection<PolicyRule> rules) {
        Set<String> rights = new TreeSet<>();
        for (PolicyRule rule : rules) {
            for (String group : rule.getApiGroups()) {
                for (String resource : rule.getResources()) {
                    rule.getVerbs().forEach(verb -> rights.add(right(group, resource, verb)));
                }
            }
        }
        return rights;
    }

    static String right(String group, String resource, String verb) {
        return group + "/" + resource + " " + verb;
    }

    /** What is in the namespaces goes with them. */
    @Override
    public void close() {
        objects.stream()
                .filter(object -> object instanceof ClusterRole || object instanceof ClusterRoleBinding)
                .forEach(object -> client.resource(object).delete());
    }
}
