package org.fedai.kubefate.server.release;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.apply.StorageClaim;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.apply.Removal;
import org.fedai.kubefate.server.release.history.Revision;
import org.springframework.stereotype.Component;

/**
 * The PersistentVolumeClaims that StatefulSets create from their templates. They are not in the manifest, remain when their StatefulSet is
 * deleted, and are used again, unchanged, by the next StatefulSet of the same name.
 */
@Component
public class Claims {
    private static final ResourceKind CLAIM = new ResourceKind("v1", "PersistentVolumeClaim");
    private static final Duration DELETION_LIMIT = Duration.ofSeconds(30);

    private final KubernetesObjects objects;
    private final Removal removal;

    Claims(KubernetesObjects objects, Removal removal) {
        this.objects = objects;
        this.removal = removal;
    }

    /**
     * A template of a StatefulSet.
     *
     * @param names matches the names of its claims
     * @param labels which the StatefulSet gives to its claims
     * @param spec of the claims
     */
    private record Template(String source, Pattern names, Map<?, ?> labels, Map<?, ?> spec) {}

    /** A live claim, and the template that it was created from or would be used for. */
    private record Match(StorageClaim claim, Template template) {
        String differences() {
            return claim.differences(template.spec()).stream()
                    .map(difference -> "its " + difference.name() + " is " + difference.live()
                            + ", in the manifest it is " + difference.manifest())
                    .collect(Collectors.joining("; "));
        }
    }

    /** Deletes the claims of these revisions that were never bound, and records which claims are kept. Idempotent. */
    void deleteUnbound(Collection<Revision> revisions, ReleaseJob job) throws InterruptedException {
        List<Match> unbound = new ArrayList<>();
        List<ObjectKey> bound = new ArrayList<>();
        for (Match match : matches(revisions).values()) {
            if (match.claim().wasBound()) {
                bound.add(match.claim().key());
            } else {
                unbound.add(match);
            }
        }
        deleteUnbound(unbound, job);
        if (!bound.isEmpty()) {
            job.recordOnce(
                    "claims-kept",
                    "kept the data in " + named(bound.stream()) + "; delete "
                            + (bound.size() == 1 ? "this PersistentVolumeClaim" : "these PersistentVolumeClaims")
                            + " if nobody needs it");
        }
    }

    /**
     * Prepares the claims that already exist for the first revision of a release. Bound ones are used again; if one differs from the manifest, a
     * warning names both values.
     *
     * @param cover whether to delete those that were never bound
     * @throws Problem if one was never bound and has another storage class than the manifest; its pod would wait for it in vain
     */
    public void prepare(Revision revision, boolean cover, ReleaseJob job) throws InterruptedException {
        Collection<Match> matches = matches(List.of(revision)).values();
        if (cover) {
            deleteUnbound(
                    matches.stream().filter(match -> !match.claim().wasBound()).toList(), job);
        }
        for (Match match : matches) {
            String differences = match.differences();
            if (differences.isEmpty() || (cover && !match.claim().wasBound())) {
                continue;
            }
            if (!match.claim().wasBound()
                    && match.claim().hasOtherStorageClass(match.template().spec())) {
                throw Problem.conflict(
                        match.claim().key() + " already exists, was never bound, and differs from the manifest ("
                                + match.template().source() + "): " + differences
                                + "; delete it (kubectl delete pvc "
                                + match.claim().key().name() + " --namespace "
                                + match.claim().key().namespace() + "), or install with cover");
            }
            job.warn("warning: " + match.claim().key()
                    + " already exists and is used as it is, but it differs from the manifest ("
                    + match.template().source() + "): " + differences);
        }
    }

    private void deleteUnbound(List<Match> unbound, ReleaseJob job) throws InterruptedException {
        if (unbound.isEmpty()) {
            return;
        }
        List<ObjectKey> keys =
                unbound.stream().map(match -> match.claim().key()).toList();
        // A claim that has been bound in the meantime is kept.
        objects.awaitGone(
                removal.delete(keys, live -> !new StorageClaim(keys.getFirst(), live).wasBound(), job), DELETION_LIMIT);
        job.recordOnce("claims-deleted", "deleted " + named(keys.stream()) + ", which had never been bound");
    }

    private Map<ObjectKey, Match> matches(Collection<Revision> revisions) {
        Map<ObjectKey, Match> matches = new LinkedHashMap<>();
        for (Revision revision : revisions) {
            List<Template> templates = revision.manifest().objects().stream()
                    .filter(object -> object.kind().equals("StatefulSet"))
                    .flatMap(Claims::templates)
                    .toList();
            if (!templates.isEmpty()) {
                for (ObjectKey key : objects.labelled(revision.release().namespace(), Map.of(), List.of(CLAIM))) {
                    match(key, templates).forEach(match -> matches.put(key, match));
                }
            }
        }
        return matches;
    }

    private Stream<Match> match(ObjectKey key, List<Template> templates) {
        return templates.stream()
                .filter(template -> template.names().matcher(key.name()).matches())
                .flatMap(template -> objects
                        .find(key)
                        .map(live -> new Match(new StorageClaim(key, live), template))
                        .filter(match -> match.claim().hasLabels(template.labels()))
                        .stream());
    }

    private static Stream<Template> templates(ManifestObject set) {
        Map<?, ?> spec = child(set.content(), "spec");
        if (!(spec.get("volumeClaimTemplates") instanceof List<?> templates)) {
            return Stream.of();
        }
        Map<?, ?> labels = child(child(spec, "selector"), "matchLabels");
        return templates.stream()
                .filter(Map.class::isInstance)
                .map(Map.class::cast)
                .map(template -> new Template(
                        set.source(),
                        Pattern.compile(
                                Pattern.quote(child(template, "metadata").get("name") + "-" + set.name()) + "-\\d+"),
                        labels,
                        child(template, "spec")));
    }

    private static String named(Stream<ObjectKey> keys) {
        return keys.map(ObjectKey::toString).sorted().collect(Collectors.joining(", "));
    }

    private static Map<?, ?> child(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }
}
