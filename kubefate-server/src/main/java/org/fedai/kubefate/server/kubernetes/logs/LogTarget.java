package org.fedai.kubefate.server.kubernetes.logs;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fedai.kubefate.server.kubernetes.watch.Pods;
import org.fedai.kubefate.server.kubernetes.watch.WatchedType;

/**
 * A container whose log is read.
 *
 * @param instance identifies the container instance; it changes with each restart
 * @param written whether it is running or has run, so that there is a log
 */
record LogTarget(String namespace, String pod, String container, String instance, boolean written) {
    /** The containers that the options select, ordered by pod; init containers only if selected by name. */
    static List<LogTarget> of(List<Pod> pods, LogOptions options) {
        List<LogTarget> targets = new ArrayList<>();
        pods.stream()
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
                .forEach(pod -> containers(pod, options).forEach(name -> targets.add(of(pod, name))));
        return targets;
    }

    private static Stream<String> containers(Pod pod, LogOptions options) {
        Stream<String> names = pod.getSpec().getContainers().stream().map(Container::getName);
        if (options.container() == null) {
            return names;
        }
        List<Container> init = pod.getSpec().getInitContainers();
        return Stream.concat(names, init == null ? Stream.of() : init.stream().map(Container::getName))
                .filter(options.container()::equals);
    }

    private static LogTarget of(Pod pod, String container) {
        Optional<ContainerStatus> status = Stream.concat(
                        Pods.containers(pod).stream(), Pods.initContainers(pod).stream())
                .filter(there -> there.getName().equals(container))
                .findFirst();
        boolean written = status.map(ContainerStatus::getState)
                .map(state -> state.getRunning() != null || state.getTerminated() != null)
                .orElse(false);
        int restarts = status.map(ContainerStatus::getRestartCount).orElse(0);
        return new LogTarget(
                pod.getMetadata().getNamespace(),
                pod.getMetadata().getName(),
                container,
                pod.getMetadata().getUid() + "/" + container + "/" + restarts,
                written);
    }

    String prefix() {
        return "[" + pod + " " + container + "] ";
    }

    String path(String query) {
        return WatchedType.POD.path(namespace) + "/" + pod + "/log?container=" + container + query;
    }

    @Override
    public String toString() {
        return "container " + container + " of Pod " + namespace + "/" + pod;
    }
}
