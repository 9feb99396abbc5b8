package org.fedai.kubefate.server.release.helm;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes release records as Helm does. */
@Component
public class HelmWriter {
    /** Bytes of data that a Secret or ConfigMap may have. */
    public static final int MAX_SIZE = 1 << 20;

    /** Annotation: the uuid of the release of this service that a record belongs to. A record that Helm changed does not have it any more. */
    private static final String OWNER = "kubefate.fedai.org/release";

    private final KubernetesObjects objects;
    private final HelmCodec codec;
    private final Clock clock;

    HelmWriter(KubernetesObjects objects, HelmCodec codec, Clock clock) {
        this.objects = objects;
        this.codec = codec;
        this.clock = clock;
    }

    /**
     * A record that is ready to be written.
     *
     * @param packed see {@link HelmCodec}
     */
    public record Draft(HelmRelease release, String packed) {
        public boolean isTooLarge() {
            return packed.length() > MAX_SIZE;
        }
    }

    public Draft draft(HelmRelease release) {
        return new Draft(release, codec.encode(release));
    }

    /**
     * Creates a record.
     *
     * @param kind Secret or ConfigMap
     * @return false if there is already one with its number
     */
    public boolean create(Draft draft, ResourceKind kind, String releaseUuid) {
        return objects.create(
                object(draft, kind, releaseUuid, "createdAt"), draft.release().namespace());
    }

    /** Writes a record, whatever it contains now. */
    public void update(Draft draft, ResourceKind kind, String releaseUuid) {
        objects.apply(
                object(draft, kind, releaseUuid, "modifiedAt"), draft.release().namespace());
    }

    public void delete(HelmRecord record) {
        objects.delete(record.key());
    }

    /** Whether the release of this service wrote it, and nobody changed it since. */
    public static boolean isOf(HelmRecord record, String releaseUuid) {
        return releaseUuid.equals(record.annotations().get(OWNER));
    }

    private ManifestObject object(Draft draft, ResourceKind kind, String releaseUuid, String timeLabel) {
        HelmRelease release = draft.release();
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("name", release.name());
        labels.put("owner", "helm");
        labels.put("status", release.status().text());
        labels.put("version", String.valueOf(release.version()));
        labels.put(timeLabel, String.valueOf(clock.instant().getEpochSecond()));
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", "sh.helm.release.v1." + release.name() + ".v" + release.version());
        metadata.put("labels", labels);
        metadata.put("annotations", Map.of(OWNER, releaseUuid));
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("apiVersion", kind.apiVersion());
        content.put("kind", kind.kind());
        content.put("metadata", metadata);
        if (kind.equals(HelmRecords.SECRET)) {
            content.put("type", "helm.sh/release.v1");
            content.put(
                    "data",
                    Map.of(
                            "release",
                            Base64.getEncoder().encodeToString(draft.packed().getBytes(StandardCharsets.US_ASCII))));
        } else {
            content.put("data", Map.of("release", draft.packed()));
        }
        return new ManifestObject("", content);
    }
}
