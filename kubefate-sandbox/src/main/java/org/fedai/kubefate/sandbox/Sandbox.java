package org.fedai.kubefate.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.api.ApiServer;
import org.fedai.kubefate.sandbox.api.Audit;
import org.fedai.kubefate.sandbox.controller.BatchJobs;
import org.fedai.kubefate.sandbox.controller.ControlLoop;
import org.fedai.kubefate.sandbox.controller.CustomTypes;
import org.fedai.kubefate.sandbox.controller.DaemonSets;
import org.fedai.kubefate.sandbox.controller.Deployments;
import org.fedai.kubefate.sandbox.controller.Events;
import org.fedai.kubefate.sandbox.controller.GarbageCollector;
import org.fedai.kubefate.sandbox.controller.LoadBalancers;
import org.fedai.kubefate.sandbox.controller.NamespaceContents;
import org.fedai.kubefate.sandbox.controller.QuotaUsage;
import org.fedai.kubefate.sandbox.controller.ReplicaSets;
import org.fedai.kubefate.sandbox.controller.StatefulSets;
import org.fedai.kubefate.sandbox.controller.Volumes;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.node.ContainerLogs;
import org.fedai.kubefate.sandbox.node.Kubelet;
import org.fedai.kubefate.sandbox.node.Scheduler;
import org.fedai.kubefate.sandbox.node.SimulatedNode;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.Catalog;
import org.fedai.kubefate.sandbox.store.Store;
import org.fedai.kubefate.sandbox.time.RealTime;
import org.fedai.kubefate.sandbox.time.Timeline;
import tools.jackson.databind.node.ObjectNode;

/** A running sandbox. What is in it is gone when it is closed. Listens on the loopback address only. */
public final class Sandbox implements AutoCloseable {
    /** The version of Kubernetes it takes itself for. */
    public static final String VERSION = "v1.33.1";

    private static final int REMEMBERED_CHANGES = 20_000;

    private final Store store = new Store(REMEMBERED_CHANGES);
    private final ContainerLogs logs;
    private final ControlLoop loop;
    private final ApiServer api;
    private final Runnable stopTime;

    private Sandbox(int port, Timeline time, Runnable stopTime) {
        this.stopTime = stopTime;
        this.logs = new ContainerLogs(time);
        Catalog catalog = new Catalog();
        Registry registry = new Registry(store, time);
        Events events = new Events(registry, time);
        this.loop = new ControlLoop(
                store,
                time,
                List.of(
                        new NamespaceContents(registry, catalog),
                        new CustomTypes(registry, catalog, time),
                        new Volumes(registry, events),
                        new LoadBalancers(registry),
                        new Scheduler(registry, events, time),
                        new Kubelet(registry, events, time, logs),
                        new ReplicaSets(registry, events, time),
                        new Deployments(registry, time),
                        new StatefulSets(registry, events),
                        new DaemonSets(registry, events),
                        new BatchJobs(registry, events, time),
                        new QuotaUsage(registry),
                        new GarbageCollector(registry, catalog)));
        furnish(registry, time);
        this.api = new ApiServer(port, VERSION, catalog, registry, logs, time);
        loop.start();
    }

    /**
     * Starts a sandbox.
     *
     * @param port 0 for any free one
     */
    public static Sandbox start(int port) {
        RealTime time = new RealTime();
        return new Sandbox(port, time, time::close);
    }

    /** Starts a sandbox whose time is under the caller's control. */
    public static Sandbox start(int port, Timeline time) {
        return new Sandbox(port, time, () -> {});
    }

    private static void furnish(Registry registry, Timeline time) {
        for (String namespace : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
            registry.create(
                    BuiltInTypes.NAMESPACE, "", Json.object(Map.of("metadata", Map.of("name", namespace))), null);
        }
        ObjectNode storage = Json.object(Map.of(
                "metadata",
                Map.of(
                        "name",
                        "standard",
                        "annotations",
                        Map.of("storageclass.kubernetes.io/is-default-class", "true")),
                "provisioner",
                Volumes.PROVISIONER,
                "reclaimPolicy",
                "Delete",
                "volumeBindingMode",
                "Immediate"));
        registry.create(BuiltInTypes.STORAGE_CLASS, "", storage, null);
        SimulatedNode.register(registry, time);
    }

    /** Where its API is: {@code http://127.0.0.1:40123}. */
    public String url() {
        return "http://127.0.0.1:" + api.port();
    }

    /** The text of a kubeconfig file that leads kubectl and every other client here, as the administrator. */
    public String kubeconfig() {
        return kubeconfig("{}");
    }

    /**
     * The same for a service account, which may do what its roles and bindings allow. Create the account first.
     */
    public String kubeconfig(String namespace, String serviceAccount) {
        return kubeconfig("{token: \"" + ApiServer.token(namespace, serviceAccount) + "\"}");
    }

    private String kubeconfig(String user) {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: sandbox
                  cluster: {server: "%s"}
                users:
                - name: sandbox
                  user: %s
                contexts:
                - name: sandbox
                  context: {cluster: sandbox, user: sandbox}
                current-context: sandbox
                """.formatted(url(), user);
    }

    /** What has been asked of the API. */
    public Audit audit() {
        return api.audit();
    }

    /** Lets a container of a running pod write a line to its log. */
    public void log(String namespace, String pod, String container, String line) {
        logs.write(namespace, pod, container, line);
    }

    /** Makes running watches lose their place, as happens when they lag too far behind: they end with status 410. */
    public void forgetChanges() {
        store.compact();
    }

    /** Breaks all connections and takes no new ones, as an API server does that is restarted. */
    public void goAway() {
        api.goAway();
    }

    /** Takes requests again after {@link #goAway}, at the same address, with everything as it was. */
    public void comeBack() {
        api.comeBack();
    }

    /**
     * Waits until the controllers have nothing left to do for now.
     *
     * @return false when that does not happen within {@code limit}
     */
    public boolean settle(Duration limit) throws InterruptedException {
        return loop.settle(limit);
    }

    @Override
    public void close() {
        store.close();
        loop.close();
        api.close();
        stopTime.run();
    }
}
