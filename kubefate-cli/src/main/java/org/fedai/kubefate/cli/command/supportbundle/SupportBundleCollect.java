package org.fedai.kubefate.cli.command.supportbundle;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.cli.bundle.Bundle;
import org.fedai.kubefate.cli.client.ClientException;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kubefate supportbundle collect}. */
@Command(
        name = "collect",
        description =
                "Collect workloads, pods, events and logs from Kubernetes, and the clusters and jobs of KubeFATE.",
        footer = {
            "",
            "Secrets are not collected; their values, and what looks like a password elsewhere, are masked. "
                    + "Review the bundle before you share it.",
            "",
            "Examples:",
            "  kubefate supportbundle collect",
            "  kubefate supportbundle collect -n fate-9999 -n kube-fate --tail 1000"
        })
final class SupportBundleCollect implements Runnable {
    private static final String SERVICE_NAMESPACE = "kube-fate";

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            split = ",",
            description = "Namespaces to collect; default: prompts on a terminal, "
                    + "otherwise kube-fate and the namespaces of the clusters.")
    private Set<String> namespaces = new LinkedHashSet<>();

    @Option(
            names = "--pod",
            paramLabel = "NAME",
            split = ",",
            description = "Pods whose logs are collected; default: all.")
    private Set<String> pods = new LinkedHashSet<>();

    @Option(
            names = {"-t", "--tail"},
            paramLabel = "LINES",
            defaultValue = "200",
            description = "Maximum number of lines per log; default: ${DEFAULT-VALUE}.")
    private int tail;

    @Option(
            names = {"-c", "--kubeconfig"},
            paramLabel = "FILE",
            description = "The kubeconfig; default: KUBECONFIG, else ~/.kube/config.")
    private @Nullable Path kubeconfig;

    @Mixin
    private BundleOptions folders = new BundleOptions();

    private final Session session;

    SupportBundleCollect(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Bundle bundle = folders.bundle(session);
        bundle.hide(session.config().password());
        List<Cluster> records = ownRecords(bundle);
        List<Cluster> clusters = records == null ? List.of() : records;
        Path resolved =
                kubeconfig == null ? null : session.environment().directory().resolve(kubeconfig);
        Set<String> chosen = choose(bundle, resolved, clusters);
        boolean answered = bundle.collect(resolved, chosen, pods, tail);
        bundle.about(session.environment().clock().instant(), chosen);
        bundle.finish().forEach(missing -> session.warn("not collected: " + missing));
        if (!answered && records == null) {
            throw new CommandException(
                    ExitCode.UNREACHABLE, "neither the service nor Kubernetes is available; nothing was collected");
        }
        session.out()
                .printf(
                        "collected %s in %s; add more files there if needed, then run kubefate supportbundle pack%n",
                        String.join(", ", chosen), folders.collectDir);
    }

    /** The records of the service; null if it is unavailable, since the bundle is useful without them. */
    private @Nullable List<Cluster> ownRecords(Bundle bundle) {
        try {
            List<Cluster> clusters = session.client().clusters().listWithDeleted();
            bundle.add("version", Map.of("service", session.client().version()));
            bundle.add("clusters", session.printer().document(clusters));
            bundle.add(
                    "jobs", session.printer().document(session.client().jobs().list()));
            return clusters;
        } catch (ClientException e) {
            bundle.missing("KubeFATE's clusters and jobs", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Set<String> choose(Bundle bundle, @Nullable Path resolved, List<Cluster> clusters) {
        if (!namespaces.isEmpty()) {
            return namespaces;
        }
        Set<String> usual = new LinkedHashSet<>(Set.of(SERVICE_NAMESPACE));
        clusters.stream()
                .filter(cluster -> cluster.status() != ClusterStatus.DELETED)
                .map(Cluster::namespace)
                .forEach(usual::add);
        return session.environment()
                .prompt()
                .line("Namespaces, separated by commas (available: %s) [%s]: "
                        .formatted(String.join(", ", bundle.namespaces(resolved)), String.join(",", usual)))
                .filter(answer -> !answer.isBlank())
                .<Set<String>>map(answer ->
                        new LinkedHashSet<>(Arrays.asList(answer.strip().split("\\s*,\\s*"))))
                .orElse(usual);
    }
}
