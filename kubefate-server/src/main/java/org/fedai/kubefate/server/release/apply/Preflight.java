package org.fedai.kubefate.server.release.apply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.common.api.ObjectRefusal;
import org.fedai.kubefate.common.spec.SpecMask;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.kubernetes.apply.Rejection;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.compare.ChangedField;
import org.fedai.kubefate.server.release.compare.ObjectContents;
import org.fedai.kubefate.server.release.compare.SecretHashes;
import org.fedai.kubefate.server.release.history.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the API server, before anything is applied, what it would refuse in the objects that a revision changes: above all fields that cannot be
 * changed. One request for each changed object, by a dry run, so that the rules are those of the Kubernetes at hand.
 */
@Component
public class Preflight {
    /** Longer values are cut in messages. */
    private static final int SHOWN = 80;

    private static final Pattern QUOTED = Pattern.compile("'([A-Za-z.]+)'");

    private final KubernetesObjects objects;
    private final Apply apply;

    Preflight(KubernetesObjects objects, Apply apply) {
        this.objects = objects;
        this.apply = apply;
    }

    /**
     * Must be called before an update or a rollback changes anything.
     *
     * @param before what is deployed
     * @param wanted what is to be deployed
     * @param force whether objects may be deleted and created again
     * @throws Problem with all that is refused
     * @throws KubernetesException if the API server is unavailable
     */
    public void check(Revision before, Revision wanted, boolean force) throws InterruptedException {
        List<ObjectRefusal> refusals = remaining(refusals(before, wanted), force);
        if (!refusals.isEmpty()) {
            throw Problem.refused(message(refusals), refusals);
        }
    }

    /** Those that creating objects again does not help, if that is allowed; otherwise all. */
    public static List<ObjectRefusal> remaining(List<ObjectRefusal> refusals, boolean force) {
        return refusals.stream()
                .filter(refusal -> !force || !refusal.immutable() || !Recreation.isPossible(refusal.kind()))
                .toList();
    }

    /** What the API server would refuse, whether or not creating an object again would help. */
    public List<ObjectRefusal> refusals(Revision before, Revision wanted) throws InterruptedException {
        Map<ObjectKey, ManifestObject> deployed = ObjectContents.of(before);
        List<ManifestObject> changed = ObjectContents.of(wanted).entrySet().stream()
                .filter(entry -> deployed.containsKey(entry.getKey())
                        && !deployed.get(entry.getKey())
                                .content()
                                .equals(entry.getValue().content()))
                .map(Map.Entry::getValue)
                .toList();
        ConcurrentLinkedQueue<ObjectRefusal> refusals = new ConcurrentLinkedQueue<>();
        SecretHashes hashes = new SecretHashes();
        SpecMask mask =
                hashes.mask(List.of(before.spec().document(), wanted.spec().document()));
        String namespace = wanted.release().namespace();
        InParallel.forEach(changed, object -> {
            if (objects.findKey(object, namespace).isEmpty()) {
                return; // Its CustomResourceDefinition is missing, which applying it reports.
            }
            objects.rejection(apply.asApplied(object, wanted.release()), namespace)
                    .filter(rejection -> isAboutTheObject(rejection) && !isAboutNodePorts(rejection))
                    .ifPresent(rejection -> refusals.addAll(refusals(
                            objects.key(object, namespace),
                            object,
                            changes(deployed.get(object.key(namespace)), object, hashes, mask),
                            rejection,
                            mask)));
        });
        return refusals.stream().sorted(inOrder(wanted)).toList();
    }

    /** All of it in a line. */
    public static String message(List<ObjectRefusal> refusals) {
        List<String> texts = refusals.stream().map(ObjectRefusal::text).toList();
        String all = texts.size() == 1
                ? texts.getFirst()
                : IntStream.range(0, texts.size())
                        .mapToObj(i -> "(" + (i + 1) + ") " + texts.get(i))
                        .collect(Collectors.joining("; "));
        return "Kubernetes would refuse it, and nothing was changed: " + all;
    }

    /** What depends on the moment, such as quotas and permissions, is left to the job. */
    private static boolean isAboutTheObject(Rejection rejection) {
        return !rejection.isUndecided()
                && (rejection.kind() == KubernetesException.Kind.IMMUTABLE
                        || rejection.kind() == KubernetesException.Kind.INVALID);
    }

    /** An obsolete Service may still have it, which is deleted first. */
    static boolean isAboutNodePorts(Rejection rejection) {
        return !rejection.causes().isEmpty()
                && rejection.causes().stream()
                        .allMatch(cause -> cause.field().endsWith(".nodePort")
                                && cause.message().contains("already allocated"));
    }

    /** The fields in which an object changes, with hashes of secrets. */
    static List<ChangedField> changes(
            @Nullable ManifestObject before, ManifestObject wanted, SecretHashes hashes, SpecMask mask) {
        return before == null
                ? List.of()
                : ChangedField.between(masked(before, hashes, mask), masked(wanted, hashes, mask));
    }

    private static Map<?, ?> masked(ManifestObject object, SecretHashes hashes, SpecMask mask) {
        return mask.mask(hashes.hidden(object).content()) instanceof Map<?, ?> map ? map : Map.of();
    }

    /** One for each field, or one for the object if the API server names no field. */
    static List<ObjectRefusal> refusals(
            ObjectKey key, ManifestObject wanted, List<ChangedField> changes, Rejection rejection, SpecMask mask) {
        List<ObjectRefusal> refusals = new ArrayList<>();
        for (Rejection.Cause cause : rejection.causes()) {
            String reason = String.valueOf(mask.mask(cause.message()));
            Set<String> changeable = changeable(cause);
            List<ChangedField> concerned = changes.stream()
                    .filter(change -> change.concerns(cause.field())
                            && changeable.stream().noneMatch(change.path()::startsWith))
                    .toList();
            if (concerned.isEmpty()) {
                refusals.add(refusal(key, wanted, cause.field(), null, null, reason, rejection.kind()));
            }
            for (ChangedField change : concerned) {
                refusals.add(refusal(
                        key,
                        wanted,
                        change.path(),
                        shown(change.before()),
                        shown(change.after()),
                        reason,
                        rejection.kind()));
            }
        }
        if (refusals.isEmpty()) {
            refusals.add(refusal(
                    key, wanted, "", null, null, String.valueOf(mask.mask(rejection.message())), rejection.kind()));
        }
        return refusals;
    }

    /** Of a field that is fixed with exceptions, the API server quotes these. */
    private static Set<String> changeable(Rejection.Cause cause) {
        return QUOTED.matcher(cause.message())
                .results()
                .map((MatchResult quoted) -> cause.field() + "." + quoted.group(1))
                .collect(Collectors.toSet());
    }

    /** Of an object as a whole. */
    static ObjectRefusal refusal(ObjectKey key, ManifestObject object, String reason, String advice) {
        return new ObjectRefusal(
                key.apiVersion(),
                key.kind(),
                key.namespace(),
                key.name(),
                object.source(),
                "",
                null,
                null,
                reason,
                false,
                advice);
    }

    private static ObjectRefusal refusal(
            ObjectKey key,
            ManifestObject object,
            String field,
            @Nullable String before,
            @Nullable String after,
            String reason,
            KubernetesException.Kind kind) {
        return new ObjectRefusal(
                key.apiVersion(),
                key.kind(),
                key.namespace(),
                key.name(),
                object.source(),
                field,
                before,
                after,
                reason,
                kind == KubernetesException.Kind.IMMUTABLE,
                advice(key.kind(), kind));
    }

    private static String advice(String kind, KubernetesException.Kind refusal) {
        return switch (refusal) {
            case IMMUTABLE -> immutable(kind);
            case DENIED -> "change what the quota, the policy or the webhook does not allow";
            case FORBIDDEN -> "grant the permission to the service account of KubeFATE";
            case TERMINATING -> "wait until the namespace has been deleted";
            default -> "correct the cluster.yaml or the chart";
        };
    }

    private static String immutable(String kind) {
        if (!Recreation.isPossible(kind)) {
            return "leave it as it is; KubeFATE does not recreate a " + kind + ", because its data would be lost";
        }
        return "leave it as it is, or have the " + kind + " recreated with --force (force in the REST API): "
                + Recreation.consequence(kind);
    }

    private static @Nullable String shown(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        String text = value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }

    private static Comparator<ObjectRefusal> inOrder(Revision wanted) {
        List<String> order = wanted.manifest().objects().stream()
                .map(object -> object.kind() + "/" + object.name())
                .toList();
        return Comparator.comparingInt((ObjectRefusal refusal) -> order.indexOf(refusal.kind() + "/" + refusal.name()))
                .thenComparing(ObjectRefusal::field);
    }
}
