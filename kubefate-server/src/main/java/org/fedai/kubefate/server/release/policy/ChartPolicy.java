package org.fedai.kubefate.server.release.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What charts may do. Charts are not trusted: a release writes namespaced objects into its own namespace, and its pods and Roles get no rights beyond
 * that, unless the setting {@code kubefate.charts.permissions} lists more. Nothing permits to write into a protected namespace.
 */
public final class ChartPolicy {
    private static final int MAX_VIOLATIONS = 5;
    private static final String DEFINITION = "CustomResourceDefinition";

    private final List<Permission> granted;
    private final ProtectedNamespaces protectedNamespaces;
    private final KubernetesObjects objects;

    ChartPolicy(List<Permission> granted, ProtectedNamespaces protectedNamespaces, KubernetesObjects objects) {
        this.granted = List.copyOf(granted);
        this.protectedNamespaces = protectedNamespaces;
        this.objects = objects;
    }

    /** @throws Problem if nothing may be installed into the namespace */
    public void checkTarget(String namespace) {
        if (protectedNamespaces.contains(namespace)) {
            throw Problem.invalid("nothing can be installed into namespace " + namespace
                    + ", because it belongs to Kubernetes or to KubeFATE itself; choose another namespace");
        }
    }

    /**
     * Checks what a chart rendered. CustomResourceDefinitions of {@code crds/} count only if an install would create them.
     *
     * @throws Problem with object, file and line of what is not permitted, and the permissions that would permit it
     */
    public void check(Release release, Chart chart, RenderedChart rendered, boolean upgrade) {
        Hook.Event before = upgrade ? Hook.Event.PRE_UPGRADE : Hook.Event.PRE_INSTALL;
        List<Violation> violations = violations(release, rendered, before);
        if (!violations.isEmpty()) {
            throw Problem.invalid(message(
                    "chart " + chart.name() + " " + chart.version(),
                    violation -> TemplateLine.of(chart, violation.object(), violation.field()),
                    release,
                    violations));
        }
    }

    /**
     * Checks an earlier revision before a rollback to it: less may be permitted now than when it was rendered.
     *
     * @throws Problem with object and file of what is not permitted, and the permissions that would permit it
     */
    public void checkRollback(Revision earlier) {
        RenderedChart rendered = new RenderedChart(
                Map.of(), earlier.crds(), earlier.manifest(), earlier.hooks(), earlier.notes(), List.of(), List.of());
        List<Violation> violations = violations(earlier.release(), rendered, Hook.Event.PRE_ROLLBACK);
        if (!violations.isEmpty()) {
            throw Problem.invalid(message(
                    "revision " + earlier.number(),
                    violation -> violation.object().source().isEmpty()
                            ? "manifest"
                            : violation.object().source(),
                    earlier.release(),
                    violations));
        }
    }

    private List<Violation> violations(Release release, RenderedChart rendered, Hook.Event before) {
        checkTarget(release.namespace());
        OwnNames own = OwnNames.of(rendered, before);
        Stream<ManifestObject> definitions = before == Hook.Event.PRE_INSTALL
                ? rendered.crds().stream().filter(definition -> !exists(definition, release))
                : Stream.of();
        return Stream.of(definitions, rendered.manifest().objects().stream(), rendered.hooks().stream())
                .flatMap(objects -> objects)
                .flatMap(object -> violations(object, release, rendered, own))
                .filter(violation -> !isGranted(violation.permission()))
                .toList();
    }

    /**
     * Checks an object just before it is created, because its kind may have become known only after {@link #check}.
     *
     * @throws Problem if it would not be in the namespace of the release, and that is not permitted
     */
    public void checkTarget(ObjectKey key, ManifestObject object, Release release) {
        target(key, object, release)
                .filter(violation -> !isGranted(violation.permission()))
                .ifPresent(violation -> {
                    throw Problem.invalid(
                            object.source() + ": " + sentence(violation, release) + advice(List.of(violation)));
                });
    }

    private Stream<Violation> violations(ManifestObject object, Release release, RenderedChart rendered, OwnNames own) {
        String namespace = Objects.requireNonNullElse(object.namespace(), release.namespace());
        return Stream.of(
                        target(key(object, release, rendered), object, release).stream(),
                        PodPolicy.check(object, own).stream(),
                        RolePolicy.check(object, namespace, own).stream(),
                        token(object, own).stream())
                .flatMap(found -> found);
    }

    private boolean exists(ManifestObject object, Release release) {
        try {
            return objects.findKey(object, release.namespace())
                    .flatMap(objects::find)
                    .isPresent();
        } catch (KubernetesException e) {
            if (e.kind() != KubernetesException.Kind.FORBIDDEN) {
                throw e;
            }
            // Installing it fails with that if charts may do it.
            return false;
        }
    }

    private ObjectKey key(ManifestObject object, Release release, RenderedChart rendered) {
        return objects.findKey(object, release.namespace()).orElseGet(() -> {
            ObjectKey key = object.key(release.namespace());
            boolean isClusterScoped = Stream.of(
                            rendered.crds(), rendered.manifest().objects(), rendered.hooks())
                    .flatMap(List::stream)
                    .filter(definition -> definition.kind().equals(DEFINITION))
                    .map(definition -> ObjectFields.map(definition.content(), "spec"))
                    .anyMatch(spec -> defines(spec, object)
                            && ObjectFields.text(spec, "scope").equals("Cluster"));
            return isClusterScoped ? new ObjectKey(key.apiVersion(), key.kind(), null, key.name()) : key;
        });
    }

    private static boolean defines(Map<?, ?> spec, ManifestObject object) {
        return object.apiVersion().startsWith(ObjectFields.text(spec, "group") + "/")
                && object.kind().equals(ObjectFields.text(ObjectFields.map(spec, "names"), "kind"));
    }

    private Optional<Violation> target(ObjectKey key, ManifestObject object, Release release) {
        String namespace = key.namespace();
        if (namespace == null) {
            return Optional.of(
                    key.kind().equals("Namespace") && protectedNamespaces.contains(key.name())
                            ? new Violation(object, "name", "belongs to Kubernetes or to KubeFATE itself", null)
                            : new Violation(
                                    object,
                                    "kind",
                                    "is not in a namespace but affects the whole cluster",
                                    new Permission(Permission.Type.KIND, key.kind())));
        }
        if (namespace.equals(release.namespace())) {
            return Optional.empty();
        }
        return Optional.of(
                protectedNamespaces.contains(namespace)
                        ? new Violation(
                                object, "namespace", "is in a namespace of Kubernetes or of KubeFATE itself", null)
                        : new Violation(
                                object,
                                "namespace",
                                "is in another namespace than the release",
                                new Permission(Permission.Type.NAMESPACE, namespace)));
    }

    /** Kubernetes puts a token of the named ServiceAccount into such a Secret. */
    private static Optional<Violation> token(ManifestObject object, OwnNames own) {
        String account = ObjectFields.text(
                ObjectFields.map(ObjectFields.map(object.content(), "metadata"), "annotations"),
                "kubernetes.io/service-account.name");
        return object.kind().equals("Secret")
                        && ObjectFields.text(object.content(), "type").equals("kubernetes.io/service-account-token")
                        && !own.of("ServiceAccount").contains(account)
                ? Optional.of(new Violation(
                        object,
                        "kubernetes.io/service-account.name",
                        "requests a token of the ServiceAccount " + account + ", which is not one of the chart",
                        new Permission(Permission.Type.SERVICE_ACCOUNT, account)))
                : Optional.empty();
    }

    private boolean isGranted(@Nullable Permission wanted) {
        return wanted != null && granted.stream().anyMatch(permission -> permission.covers(wanted));
    }

    private static String message(
            String what, Function<Violation, String> place, Release release, List<Violation> violations) {
        List<String> named = new ArrayList<>(new LinkedHashSet<>(violations.stream()
                .map(violation -> place.apply(violation) + ": " + sentence(violation, release))
                .toList()));
        String more = named.size() > MAX_VIOLATIONS ? "; and " + (named.size() - MAX_VIOLATIONS) + " more" : "";
        return what + " does more than charts may do: "
                + String.join("; ", named.subList(0, Math.min(named.size(), MAX_VIOLATIONS))) + more
                + advice(violations);
    }

    private static String sentence(Violation violation, Release release) {
        ManifestObject object = violation.object();
        String namespace = object.namespace();
        return object.kind() + " "
                + (namespace == null || namespace.equals(release.namespace()) ? "" : namespace + "/") + object.name()
                + " " + violation.text();
    }

    private static String advice(List<Violation> violations) {
        if (violations.stream().anyMatch(violation -> violation.permission() == null)) {
            return "; change the chart";
        }
        Set<String> missing = violations.stream()
                .map(violation -> String.valueOf(violation.permission()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return "; change the chart, or have an administrator of the service add to FATECLOUD_CHART_PERMISSIONS: "
                + String.join(",", missing);
    }
}
