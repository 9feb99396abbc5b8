package org.fedai.kubefate.server.release.helm;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds release records: Secrets, which are Helm's default, and ConfigMaps. All methods throw {@link
 * org.fedai.kubefate.server.kubernetes.api.KubernetesException}, of kind {@code FORBIDDEN} if the service may not read them.
 */
@Component
public class HelmRecords {
    static final ResourceKind SECRET = new ResourceKind("v1", "Secret");
    static final ResourceKind CONFIG_MAP = new ResourceKind("v1", "ConfigMap");

    private static final Pattern VERSION = Pattern.compile("(?:.*\\.v)?([1-9]\\d{0,8})");

    private final KubernetesObjects objects;
    private final HelmCodec codec;

    HelmRecords(KubernetesObjects objects, HelmCodec codec) {
        this.objects = objects;
        this.codec = codec;
    }

    /** The records of one release, from the oldest revision to the newest. */
    public List<HelmRecord> of(String namespace, String name) {
        return list(namespace, Map.of("owner", "helm", "name", name));
    }

    /** The records of all releases in a namespace, from the oldest revision of each to the newest. */
    public List<HelmRecord> in(String namespace) {
        return list(namespace, Map.of("owner", "helm"));
    }

    /** The newest revision of a release, whatever its status; empty if there is no release with this name. */
    public Optional<HelmRecord> newest(String namespace, String name) {
        return of(namespace, name).stream().reduce((older, newer) -> newer);
    }

    /**
     * The same among objects that were read already.
     *
     * @param existing the metadata of records in the namespace
     */
    public Optional<HelmRecord> newest(String namespace, String name, List<ManifestObject> existing) {
        return existing.stream()
                .map(object -> record(object, namespace))
                .filter(record -> record.name().equals(name))
                .max(Comparator.comparingInt(HelmRecord::version));
    }

    /**
     * What a record contains.
     *
     * @throws Problem if it is not in Helm's format, with the reason
     */
    public HelmRelease read(HelmRecord record) {
        return checked(record, () -> {
            HelmRelease release = codec.decode(unwrapped(record));
            if (!release.name().equals(record.name()) || release.version() != record.version()) {
                throw new UnreadableRecordException("it contains revision " + release.version() + " of release "
                        + release.name() + ", but its labels say revision " + record.version() + " of "
                        + record.name());
            }
            return release;
        });
    }

    /**
     * The objects in the manifest of a record.
     *
     * @throws Problem if it is not in Helm's format, with the reason
     */
    public Manifest manifest(HelmRecord record) {
        HelmRelease release = read(record);
        return checked(record, release::objects);
    }

    private static <T> T checked(HelmRecord record, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnreadableRecordException | EngineException e) {
            throw new Problem(
                    Problem.Kind.INVALID,
                    record + " is not a readable Helm release (" + e.getMessage()
                            + "); delete it, or remove that release with helm uninstall",
                    e);
        }
    }

    private List<HelmRecord> list(String namespace, Map<String, String> labels) {
        return Stream.of(CONFIG_MAP, SECRET)
                .flatMap(kind -> objects.list(kind, namespace, labels).stream())
                .map(object -> record(object, namespace))
                .sorted(Comparator.comparing(HelmRecord::name).thenComparingInt(HelmRecord::version))
                .toList();
    }

    private static HelmRecord record(ManifestObject object, String namespace) {
        Map<String, String> labels = texts(object, "labels");
        ObjectKey key = object.key(namespace);
        int version = version(labels.getOrDefault("version", ""));
        return new HelmRecord(
                key,
                labels.getOrDefault("name", ""),
                version == 0 ? version(key.name()) : version,
                HelmStatus.of(labels.get("status")),
                labels,
                texts(object, "annotations"),
                object.content().get("data") instanceof Map<?, ?> data && data.get("release") instanceof String release
                        ? release
                        : "");
    }

    private static int version(String text) {
        Matcher matcher = VERSION.matcher(text);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Kubernetes writes the data of a Secret in base64; that of a ConfigMap is text. */
    private static String unwrapped(HelmRecord record) {
        if (record.key().kind().equals(CONFIG_MAP.kind())) {
            return record.packed();
        }
        try {
            return new String(Base64.getDecoder().decode(record.packed()), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException("it is not base64", e);
        }
    }

    private static Map<String, String> texts(ManifestObject object, String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (object.content().get("metadata") instanceof Map<?, ?> metadata
                && metadata.get(field) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> texts.put(String.valueOf(key), text(value)));
        }
        return texts;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
