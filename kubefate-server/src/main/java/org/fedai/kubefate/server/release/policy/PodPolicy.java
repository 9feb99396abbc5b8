package org.fedai.kubefate.server.release.policy;

import static org.fedai.kubefate.server.release.policy.ObjectFields.isTrue;
import static org.fedai.kubefate.server.release.policy.ObjectFields.map;
import static org.fedai.kubefate.server.release.policy.ObjectFields.maps;
import static org.fedai.kubefate.server.release.policy.ObjectFields.text;
import static org.fedai.kubefate.server.release.policy.ObjectFields.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a pod may not use without a permission: what the Pod Security Standard "baseline" forbids, and ServiceAccounts of others. Pod specs are
 * found in objects of any kind, also in those of operators.
 */
final class PodPolicy {
    /** Those of the standard, and two that the charts of FATE add: MySQL uses SYS_NICE, the node manager of Eggroll SYS_PTRACE. */
    private static final Set<String> CAPABILITIES = Set.of(
            "AUDIT_WRITE",
            "CHOWN",
            "DAC_OVERRIDE",
            "FOWNER",
            "FSETID",
            "KILL",
            "MKNOD",
            "NET_BIND_SERVICE",
            "SETFCAP",
            "SETGID",
            "SETPCAP",
            "SETUID",
            "SYS_CHROOT",
            "SYS_NICE",
            "SYS_PTRACE");

    private static final Set<String> SYSCTLS = Set.of(
            "kernel.shm_rmid_forced",
            "net.ipv4.ip_local_port_range",
            "net.ipv4.ip_unprivileged_port_start",
            "net.ipv4.tcp_syncookies",
            "net.ipv4.ping_group_range",
            "net.ipv4.ip_local_reserved_ports",
            "net.ipv4.tcp_keepalive_time",
            "net.ipv4.tcp_fin_timeout",
            "net.ipv4.tcp_keepalive_intvl",
            "net.ipv4.tcp_keepalive_probes");

    private static final Set<String> SE_LINUX_TYPES =
            Set.of("", "container_t", "container_init_t", "container_kvm_t", "container_engine_t");

    private static final List<String> CONTAINERS = List.of("containers", "initContainers", "ephemeralContainers");
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";

    private final ManifestObject object;
    private final OwnNames own;
    private final List<Violation> violations = new ArrayList<>();

    private PodPolicy(ManifestObject object, OwnNames own) {
        this.object = object;
        this.own = own;
    }

    static List<Violation> check(ManifestObject object, OwnNames own) {
        PodPolicy policy = new PodPolicy(object, own);
        policy.search(object.content());
        return policy.violations;
    }

    private void search(@Nullable Object node) {
        switch (node) {
            case Map<?, ?> map -> {
                if (CONTAINERS.stream().anyMatch(field -> map.get(field) instanceof List<?>)) {
                    pod(map);
                }
                map(map, "annotations").forEach((key, value) -> {
                    if (text(key).startsWith(APP_ARMOR) && text(value).equals("unconfined")) {
                        privileged(text(key), "runs a container without AppArmor");
                    }
                });
                map.values().forEach(this::search);
            }
            case List<?> list -> list.forEach(this::search);
            case null -> {}
            default -> {}
        }
    }

    private void pod(Map<?, ?> pod) {
        if (isTrue(pod, "hostNetwork")) {
            add("hostNetwork", "uses the network of the node", Permission.of(Permission.Type.HOST_NETWORK));
        }
        for (String field : List.of("hostPID", "hostIPC")) {
            if (isTrue(pod, field)) {
                privileged(field, "shares processes with the node (" + field + ")");
            }
        }
        maps(pod, "volumes")
                .filter(volume -> volume.get("hostPath") != null)
                .forEach(volume -> add(
                        "hostPath",
                        "mounts " + text(map(volume, "hostPath"), "path") + " of the node",
                        Permission.of(Permission.Type.HOST_PATH)));
        Stream.of("serviceAccountName", "serviceAccount").forEach(field -> account(field, text(pod, field)));
        Map<?, ?> context = map(pod, "securityContext");
        context(context);
        maps(context, "sysctls")
                .map(sysctl -> text(sysctl, "name"))
                .filter(name -> !SYSCTLS.contains(name))
                .forEach(name -> privileged("sysctls", "sets the kernel parameter " + name));
        CONTAINERS.stream().flatMap(field -> maps(pod, field)).forEach(this::container);
    }

    private void account(String field, String name) {
        if (!own.isOwnAccount(name)) {
            add(
                    field,
                    "runs as the ServiceAccount " + name + ", which is not one of the chart",
                    new Permission(Permission.Type.SERVICE_ACCOUNT, name));
        }
    }

    private void container(Map<?, ?> container) {
        String name = "container " + text(container, "name");
        Map<?, ?> context = map(container, "securityContext");
        context(context);
        if (isTrue(context, "privileged")) {
            privileged("privileged", "has the privileged " + name);
        }
        texts(map(context, "capabilities"), "add")
                .filter(capability -> !CAPABILITIES.contains(capability.replaceFirst("^CAP_", "")))
                .forEach(capability -> privileged("capabilities", "adds the capability " + capability + " to " + name));
        if (!Set.of("", "Default").contains(text(context, "procMount"))) {
            privileged("procMount", "shows all of /proc to " + name);
        }
        maps(container, "ports")
                .map(port -> text(port, "hostPort"))
                .filter(port -> !port.isEmpty() && !port.equals("0"))
                .forEach(port -> add(
                        "hostPort", "uses port " + port + " of the node", Permission.of(Permission.Type.HOST_NETWORK)));
    }

    /** Of a pod or a container. */
    private void context(Map<?, ?> context) {
        for (String profile : List.of("seccompProfile", "appArmorProfile")) {
            if (text(map(context, profile), "type").equals("Unconfined")) {
                privileged(profile, "is not confined (" + profile + ")");
            }
        }
        Map<?, ?> linux = map(context, "seLinuxOptions");
        if (!SE_LINUX_TYPES.contains(text(linux, "type"))
                || !text(linux, "user").isEmpty()
                || !text(linux, "role").isEmpty()) {
            privileged("seLinuxOptions", "sets SELinux options");
        }
        if (isTrue(map(context, "windowsOptions"), "hostProcess")) {
            privileged("hostProcess", "runs a process of the node");
        }
    }

    private void privileged(String field, String text) {
        add(field, text, Permission.of(Permission.Type.PRIVILEGED));
    }

    private void add(String field, String text, Permission permission) {
        violations.add(new Violation(object, field, text, permission));
    }
}
