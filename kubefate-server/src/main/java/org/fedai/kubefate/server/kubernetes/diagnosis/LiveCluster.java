package org.fedai.kubefate.server.kubernetes.diagnosis;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fedai.kubefate.common.api.ClusterInfo;
import org.fedai.kubefate.server.kubernetes.api.KubeApi;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.watch.ParallelLists;
import org.fedai.kubefate.server.kubernetes.watch.Pods;
import org.fedai.kubefate.server.kubernetes.watch.WatchedType;

/** Reads the live objects of a cluster, which charts label with {@code name: <cluster>}. */
public final class LiveCluster {
    /** The services through which other parties reach a party; a chart has one of them. */
    private static final List<String> PROXIES = List.of("rollsite", "osx");

    private static final int PROXY_PORT = 9370;

    private static final String NAME = "name";

    private final KubeApi api;
    private final LogExcerpts logs;
    private final NodeAddress address;

    public LiveCluster(KubeApi api, LogExcerpts logs) {
        this.api = api;
        this.logs = logs;
        this.address = new NodeAddress(api);
    }

    /**
     * Reads the state of the cluster. What the service has no permission to read is empty and listed in {@link
     * ClusterState#unreadable}.
     *
     * @throws KubernetesException if Kubernetes is unavailable or nothing in the namespace may be read
     */
    public ClusterState read(String namespace, String cluster) {
        try (ParallelLists lists = new ParallelLists(api, namespace)) {
            String ofCluster = "labelSelector=" + NAME + "%3D" + cluster;
            var deployments = lists.read(WatchedType.DEPLOYMENT, ofCluster);
            var statefulSets = lists.read(WatchedType.STATEFUL_SET, ofCluster);
            var pods = lists.read(WatchedType.POD, ofCluster);
            var services = lists.read(WatchedType.SERVICE, ofCluster);
            var ingresses = lists.read(WatchedType.INGRESS, ofCluster);
            var replicaSets = lists.read(WatchedType.REPLICA_SET, "");
            var claims = lists.read(WatchedType.CLAIM, "");
            var warnings = lists.read(WatchedType.WARNING, "");
            var nodes = lists.readOfCluster("/api/v1", "nodes", Node.class);
            return state(
                    new NamespaceSnapshot(pods.get(), replicaSets.get(), claims.get(), warnings.get()),
                    new Members(deployments.get(), statefulSets.get(), pods.get(), services.get(), ingresses.get()),
                    NodeAddress.of(nodes.get()),
                    lists.unreadable());
        }
    }

    /** Like {@link #read(String, String)}, from what is watched anyway: without requests, except for logs of containers that crash. */
    public ClusterState read(ClusterWatch watch, String cluster) {
        NodeAddress.Seen node = address.seen();
        return state(
                watch.snapshot(),
                new Members(
                        ofCluster(watch.objects(WatchedType.DEPLOYMENT), cluster),
                        ofCluster(watch.objects(WatchedType.STATEFUL_SET), cluster),
                        ofCluster(watch.objects(WatchedType.POD), cluster),
                        ofCluster(watch.objects(WatchedType.SERVICE), cluster),
                        ofCluster(watch.objects(WatchedType.INGRESS), cluster)),
                node.address(),
                Stream.concat(watch.unreadable().stream(), node.unreadable().stream())
                        .sorted()
                        .toList());
    }

    /** Like {@link ClusterState#isAvailable}, without requests. */
    public boolean isAvailable(ClusterWatch watch, String cluster) {
        List<HasMetadata> workloads = new ArrayList<>(ofCluster(watch.objects(WatchedType.DEPLOYMENT), cluster));
        workloads.addAll(ofCluster(watch.objects(WatchedType.STATEFUL_SET), cluster));
        return !workloads.isEmpty()
                && workloads.stream()
                        .allMatch(workload -> Availability.of(workload).phase() == WorkloadStatus.Phase.AVAILABLE);
    }

    private record Members(
            List<Deployment> deployments,
            List<StatefulSet> statefulSets,
            List<Pod> pods,
            List<Service> services,
            List<Ingress> ingresses) {}

    private ClusterState state(NamespaceSnapshot view, Members members, String address, List<String> unreadable) {
        List<WorkloadStatus> workloads = statuses(view, members.deployments(), members.statefulSets());
        ClusterInfo info = new ClusterInfo(
                hosts(members.ingresses()),
                address,
                port(members.services()),
                members.pods().stream()
                        .map(pod -> pod.getMetadata().getName())
                        .sorted()
                        .toList(),
                new ClusterInfo.Status(
                        texts(workloads, ""),
                        containers(members.pods()),
                        texts(workloads, "Deployment"),
                        texts(workloads, "StatefulSet")),
                Map.of(),
                List.of(),
                null,
                "");
        return new ClusterState(info, workloads, unreadable);
    }

    private static <T extends HasMetadata> List<T> ofCluster(List<T> objects, String cluster) {
        return objects.stream()
                .filter(object -> object.getMetadata().getLabels() != null
                        && cluster.equals(object.getMetadata().getLabels().get(NAME)))
                .sorted(Comparator.comparing(object -> object.getMetadata().getName()))
                .toList();
    }

    private List<WorkloadStatus> statuses(
            NamespaceSnapshot view, List<Deployment> deployments, List<StatefulSet> statefulSets) {
        Diagnosis diagnosis = new Diagnosis(view, logs);
        List<WorkloadStatus> statuses = new ArrayList<>();
        Stream.<HasMetadata>concat(deployments.stream(), statefulSets.stream()).forEach(workload -> {
            Availability availability = Availability.of(workload);
            boolean well = availability.phase() == WorkloadStatus.Phase.AVAILABLE;
            statuses.add(
                    availability.status(Pods.key(workload), well ? List.of() : diagnosis.of(workload, availability)));
        });
        return statuses;
    }

    private static Map<String, String> texts(List<WorkloadStatus> workloads, String kind) {
        Map<String, String> texts = new TreeMap<>();
        workloads.stream()
                .filter(status -> kind.isEmpty() || status.key().kind().equals(kind))
                .forEach(status -> texts.put(status.key().name(), status.text()));
        return texts;
    }

    private static Map<String, String> containers(List<Pod> pods) {
        Map<String, String> phases = new TreeMap<>();
        for (Pod pod : pods) {
            pod.getSpec().getContainers().forEach(container -> phases.put(container.getName(), Pods.phase(pod)));
        }
        return phases;
    }

    private static List<String> hosts(List<Ingress> ingresses) {
        return ingresses.stream()
                .filter(ingress -> ingress.getSpec().getRules() != null)
                .flatMap(ingress -> ingress.getSpec().getRules().stream())
                .map(rule -> rule.getHost() == null ? "" : rule.getHost())
                .filter(host -> !host.isEmpty())
                .distinct()
                .toList();
    }

    private static int port(List<Service> services) {
        return services.stream()
                .filter(service -> PROXIES.contains(service.getMetadata().getName()))
                .flatMap(service -> service.getSpec().getPorts().stream())
                .filter(port -> port.getPort() == PROXY_PORT && port.getNodePort() != null)
                .mapToInt(port -> port.getNodePort())
                .findFirst()
                .orElse(0);
    }
}
