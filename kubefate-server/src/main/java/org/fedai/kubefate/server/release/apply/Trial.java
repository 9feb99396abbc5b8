package org.fedai.kubefate.server.release.apply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.common.api.ObjectRefusal;
import org.fedai.kubefate.common.spec.SpecMask;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.apply.Rejection;
import org.fedai.kubefate.server.release.compare.ObjectContents;
import org.fedai.kubefate.server.release.compare.SecretHashes;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends all objects of a revision to the API server, which checks them and stores none. */
@Component
public class Trial {
    /** Exists in every Kubernetes. */
    private static final String ELSEWHERE = "default";

    private final KubernetesObjects objects;
    private final Apply apply;
    private final Ownership ownership;

    Trial(KubernetesObjects objects, Apply apply, Ownership ownership) {
        this.objects = objects;
        this.apply = apply;
        this.ownership = ownership;
    }

    /**
     * What to try.
     *
     * @param before what is deployed; null for an install
     * @param namespaceExists whether objects can be sent to the namespace of the release
     * @param covers whether what a release of the same name has left may be changed
     * @param replaces whether that is deleted first
     */
    public record Plan(
            Revision wanted, @Nullable Revision before, boolean namespaceExists, boolean covers, boolean replaces) {
        Release release() {
            return wanted.release();
        }
    }

    /**
     * What came out.
     *
     * @param refusals by object and field
     * @param leftOut what could not be checked, and why
     */
    public record Outcome(List<ObjectRefusal> refusals, List<String> leftOut) {}

    /**
     * Tries all objects.
     *
     * @throws KubernetesException if the API server is unavailable
     */
    public Outcome run(Plan plan) throws InterruptedException {
        Run run = new Run(plan);
        if (plan.before() == null) {
            InParallel.forEach(plan.wanted().crds(), run::definition);
        }
        List<ManifestObject> manifest =
                List.copyOf(ObjectContents.of(plan.wanted()).values());
        InParallel.forEach(manifest, run::object);
        InParallel.forEach(plan.wanted().hooks(), run::hook);
        return run.outcome(manifest);
    }

    private final class Run {
        private final Plan plan;
        private final String namespace;
        private final Map<ObjectKey, ManifestObject> deployed;
        private final SecretHashes hashes = new SecretHashes();
        private final SpecMask mask;
        private final Set<String> ownKinds;
        private final ConcurrentLinkedQueue<ObjectRefusal> refusals = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> leftOut = new ConcurrentLinkedQueue<>();

        Run(Plan plan) {
            this.plan = plan;
            this.namespace = plan.release().namespace();
            Revision before = plan.before();
            this.deployed = before == null ? Map.of() : ObjectContents.of(before);
            this.mask = hashes.mask(List.of(plan.wanted().spec().document()));
            this.ownKinds = plan.wanted().crds().stream().map(Run::definedKind).collect(Collectors.toSet());
        }

        private static String definedKind(ManifestObject definition) {
            return definition.content().get("spec") instanceof Map<?, ?> spec
                            && spec.get("names") instanceof Map<?, ?> names
                    ? String.valueOf(names.get("kind"))
                    : "";
        }

        Outcome outcome(List<ManifestObject> manifest) {
            List<String> order = manifest.stream()
                    .map(object -> object.kind() + "/" + object.name())
                    .toList();
            List<String> remarks = new ArrayList<>();
            if (!plan.namespaceExists()) {
                remarks.add(
                        "namespace " + namespace + " does not exist yet: its objects were checked as if they were of"
                                + " namespace " + ELSEWHERE + ", so that its quotas and policies are not known");
            }
            remarks.addAll(leftOut.stream().sorted().toList());
            return new Outcome(
                    refusals.stream()
                            .sorted(Comparator.comparingInt((ObjectRefusal refusal) ->
                                            order.indexOf(refusal.kind() + "/" + refusal.name()))
                                    .thenComparing(ObjectRefusal::name)
                                    .thenComparing(ObjectRefusal::field))
                            .toList(),
                    List.copyOf(new LinkedHashSet<>(remarks)));
        }

        /** Existing definitions are not changed. */
        void definition(ManifestObject definition) {
            ObjectKey key = objects.key(definition, namespace);
            if (objects.find(key).isEmpty()) {
                judge(key, definition, objects.rejection(definition, namespace));
            }
        }

        void object(ManifestObject object) {
            served(object).ifPresent(key -> attempt(key, object));
        }

        /** One that exists is deleted before it runs again. */
        void hook(ManifestObject hook) {
            served(hook).ifPresent(key -> {
                if (plan.namespaceExists() && objects.find(key).isPresent()) {
                    leftOut.add("hook " + key + " was not checked: the one of an earlier run still exists");
                } else {
                    attempt(key, hook);
                }
            });
        }

        private Optional<ObjectKey> served(ManifestObject object) {
            Optional<ObjectKey> key = objects.findKey(object, namespace);
            if (key.isEmpty() && ownKinds.contains(object.kind())) {
                leftOut.add(object.key(namespace) + " was not checked: the chart brings the CustomResourceDefinition of"
                        + " its kind, which has to be established first");
            } else if (key.isEmpty()) {
                refusals.add(Preflight.refusal(
                        object.key(namespace),
                        object,
                        "Kubernetes does not serve the kind " + object.kind() + " of " + object.apiVersion(),
                        "take a chart for this version of Kubernetes, or install the CustomResourceDefinition"));
            }
            return key;
        }

        private void attempt(ObjectKey key, ManifestObject object) {
            if (isElsewhere(key)) {
                judge(key, object, objects.rejectionElsewhere(object, ELSEWHERE));
                return;
            }
            Optional<ManifestObject> live = objects.find(key);
            if (live.isPresent() && isForeign(live.get())) {
                refusals.add(Preflight.refusal(
                        key,
                        object,
                        "it already exists and belongs to " + ownership.owner(live.get()),
                        "use another namespace, or adopt or delete it"));
            } else if (live.isPresent() && plan.replaces()) {
                leftOut.add(key + " was not checked: the existing one is deleted first");
            } else {
                judge(key, object, objects.rejection(apply.asApplied(object, plan.release()), namespace));
            }
        }

        private boolean isForeign(ManifestObject live) {
            return !ownership.isOf(live, plan.release())
                    && !(plan.covers() && ownership.isLeftoverOf(live, plan.release()));
        }

        private void judge(ObjectKey key, ManifestObject object, Optional<Rejection> rejection) {
            if (rejection.isEmpty()) {
                return;
            }
            // What another namespace does not allow says nothing about this one.
            boolean unknown = isElsewhere(key) && rejection.get().kind() != KubernetesException.Kind.INVALID;
            if (unknown || rejection.get().isUndecided()) {
                leftOut.add(key + " was not checked: " + rejection.get().message());
            } else if (plan.before() == null || !Preflight.isAboutNodePorts(rejection.get())) {
                refusals.addAll(Preflight.refusals(
                        key,
                        object,
                        Preflight.changes(deployed.get(object.key(namespace)), object, hashes, mask),
                        rejection.get(),
                        mask));
            }
        }

        private boolean isElsewhere(ObjectKey key) {
            return namespace.equals(key.namespace()) && !plan.namespaceExists();
        }
    }
}
