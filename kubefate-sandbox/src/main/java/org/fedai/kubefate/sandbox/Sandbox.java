package org.fedai.kubefate.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.sandbox.api.ApiServer;
import org.fedai.kubefate.sandbox.api.Audit;
import org.fedai.kubefate.sandbox.api.ServiceBackend;
import org.fedai.kubefate.sandbox.controller.BatchJobs;
import org.fedai.kubefate.sandbox.controller.ControlLoop;
import org.fedai.kubefate.sandbox.controller.CustomTypes;
import org.fedai.kubefate.sandbox.controller.DaemonSets;
import org.fedai.kubefate.sandbox.controller.Deployments;
import org.fedai.kubefate.sandbox.controller.Events;
import org.fedai.kubefate.sandbox.controller.GarbageCollector;
import org.fedai.kubefate.sandbox.controller.LoadBalancers;
import org.fedai.kubefate.sandbox.controller.NamespaceLifecycle;
import org.fedai.kubefate.sandbox.controller.QuotaUsage;
import org.fedai.kubefate.sandbox.controller.ReplicaSets;
import org.fedai.kubefate.sandbox.controller.StatefulSets;
import org.fedai.kubefate.sandbox.controller.Volumes;
import org.fedai.kubefate.sandbox.json.Json;
import org.fedai.kubefate.sandbox.node.ContainerLogs;
import org.fedai.kubefate.sandbox.node.Kubelet;
import org.fedai.kubefate.sandbox.node.NodeSize;
import org.fedai.kubefate.sandbox.node.Scheduler;
import org.fedai.kubefate.sandbox.node.SimulatedNode;
import org.fedai.kubefate.sandbox.registry.Registry;
import org.fedai.kubefate.sandbox.resource.BuiltInTypes;
import org.fedai.kubefate.sandbox.resource.Catalog;
import org.fedai.kubefate.sandbox.resource.ObjectId;
import org.fedai.kubefate.sandbox.resource.ResourceType;
import org.fedai.kubefate.sandbox.store.SaveChanges;
import org.fedai.kubefate.sandbox.store.StateFile;
import org.fedai.kubefate.sandbox.store.Store;
import org.fedai.kubefate.sandbox.time.SandboxClock;
import org.fedai.kubefate.sandbox.time.SystemClock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A running sandbox: an in-memory Kubernetes API server with controllers and one simulated node. Its contents are lost
 * when it is closed. It listens on the loopback address only.
 */
public final class Sandbox implements AutoCloseable {
    /** The Kubernetes version that it reports. */
    public static final String VERSION = "v1.33.1";

    private static final int WATCH_HISTORY = 20_000;
    private static final long MAX_STATE_BYTES = 64L << 20;

    private final Store store = new Store(WATCH_HISTORY);
    private final ContainerLogs logs;
    private final ControlLoop loop;
    private final ApiServer api;
    private final Runnable stopTime;
    private final @Nullable SaveChanges saving;

    private Sandbox(int port, NodeSize size, SandboxClock clock, Runnable stopTime, @Nullable StateFile state) {
        this.stopTime = stopTime;
        this.logs = new ContainerLogs(clock);
        Catalog catalog = new Catalog();
        this.saving = state == null ? null : new SaveChanges(store, state);
        if (state != null) {
            state.read(catalog).ifPresent(store::restore);
        }
        Registry registry = new Registry(store, clock);
        Events events = new Events(registry, clock);
        this.loop = new ControlLoop(
                store,
                clock,
                List.of(
                        events,
                        new NamespaceLifecycle(registry, catalog),
                        new CustomTypes(registry, catalog, clock),
                        new Volumes(registry, events),
                        new LoadBalancers(registry),
                        new Scheduler(registry, events, clock),
                        new Kubelet(registry, events, clock, logs),
                        new ReplicaSets(registry, events, clock),
                        new Deployments(registry, clock),
                        new StatefulSets(registry, events),
                        new DaemonSets(registry, events),
                        new BatchJobs(registry, events, clock),
                        new QuotaUsage(registry),
                        new GarbageCollector(registry, catalog)));
        createInitialObjects(registry, clock, size);
        this.api = new ApiServer(port, VERSION, catalog, registry, logs, clock);
        loop.start();
        if (saving != null) {
            saving.start();
        }
    }

    /**
     * Starts a sandbox.
     *
     * @param port 0 for any free port
     */
    public static Sandbox start(int port) {
        return start(port, NodeSize.DEFAULT);
    }

    /** Starts a sandbox whose node has the given size. */
    public static Sandbox start(int port, NodeSize size) {
        SystemClock clock = new SystemClock();
        return new Sandbox(port, size, clock, clock::close, null);
    }

    /**
     * Starts a sandbox that keeps its objects in a file, so that they are there when it is started again. Objects are written up to a second after they have
     * changed, and when the sandbox is closed. Logs of containers are not kept.
     *
     * @param state may not exist yet; one that cannot be read is set aside, and the sandbox starts empty
     */
    public static Sandbox start(int port, NodeSize size, Path state) {
        SystemClock clock = new SystemClock();
        return new Sandbox(port, size, clock, clock::close, new StateFile(state, MAX_STATE_BYTES));
    }

    /** Starts a sandbox with a clock that the caller controls. */
    public static Sandbox start(int port, SandboxClock clock) {
        return new Sandbox(port, NodeSize.DEFAULT, clock, () -> {}, null);
    }

    private static void createInitialObjects(Registry registry, SandboxClock clock, NodeSize size) {
        for (String namespace : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
            ensure(registry, BuiltInTypes.NAMESPACE, Json.object(Map.of("metadata", Map.of("name", namespace))));
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
        ensure(registry, BuiltInTypes.STORAGE_CLASS, storage);
        SimulatedNode.register(registry, clock, size);
    }

    private static void ensure(Registry registry, ResourceType type, ObjectNode object) {
        if (registry.find(ObjectId.of(type, object)).isEmpty()) {
            registry.create(type, "", object, null);
        }
    }

    /** The URL of the API server, such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return "http://127.0.0.1:" + api.port();
    }

    /**
     * The contents of a kubeconfig file with which kubectl and other clients connect to the sandbox as administrator.
     */
    public String kubeconfig() {
        return kubeconfig("{}");
    }

    /**
     * The same for a service account, which has the permissions of its roles and bindings. Create the account first.
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

    /** The requests the API server has received. */
    public Audit audit() {
        return api.audit();
    }

    /** Appends a line to the log of a container in a running pod. */
    public void log(String namespace, String pod, String container, String line) {
        logs.write(namespace, pod, container, line);
    }

    /**
     * Answers the requests that arrive through the API server at a port of a service. The sandbox runs no containers: without a backend
     * such requests are answered with status 503. The service itself must exist.
     */
    public void serve(String namespace, String service, int port, ServiceBackend backend) {
        api.serve(namespace, service, port, backend);
    }

    /**
     * Discards the watch history, as an API server does after a while: watches that are behind end with status 410
     * (Gone).
     */
    public void compactWatchHistory() {
        store.compact();
    }

    /** Closes all connections and refuses new ones, like an API server that is restarting. */
    public void stopListening() {
        api.stopListening();
    }

    /** Accepts connections again after {@link #stopListening}, at the same address and with the same objects. */
    public void resumeListening() {
        api.resumeListening();
    }

    /** Answers every request with status 401 (Unauthorized), like an API server that cannot check tokens yet, or no longer. */
    public void refuseCredentials(boolean refuse) {
        api.refuseCredentials(refuse);
    }

    /**
     * Waits until the controllers have nothing left to do for now.
     *
     * @return false when that does not happen within {@code limit}
     */
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        return loop.awaitIdle(limit);
    }

    @Override
    public void close() {
        store.close();
        loop.close();
        api.close();
        if (saving != null) {
            saving.close();
        }
        stopTime.run();
    }
}
