package org.fedai.kubefate.server.kubernetes.apply;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.jspecify.annotations.Nullable;

/** A live PersistentVolumeClaim. */
public record StorageClaim(ObjectKey key, ManifestObject live) {
    /**
     * A field whose value is not that of the manifest.
     *
     * @param name in words: {@code storage class}
     */
    public record Difference(String name, String live, String manifest) {}

    /** Whether the claim has, or had, a volume, which may contain data. */
    public boolean wasBound() {
        String phase = text(child(live.content(), "status").get("phase"));
        return phase.equals("Bound")
                || phase.equals("Lost")
                || !text(spec().get("volumeName")).isEmpty();
    }

    /** Whether the claim has all of the labels. */
    public boolean hasLabels(Map<?, ?> labels) {
        Map<?, ?> own = child(child(live.content(), "metadata"), "labels");
        return labels.entrySet().stream()
                .allMatch(label -> text(label.getValue()).equals(text(own.get(label.getKey()))));
    }

    /** {@return whether the claim requests another storage class than a manifest that specifies one} */
    public boolean hasOtherStorageClass(Map<?, ?> wanted) {
        return wanted.get("storageClassName") != null
                && !text(wanted.get("storageClassName")).equals(text(spec().get("storageClassName")));
    }

    /**
     * Compares the claim with what a manifest specifies; what the manifest leaves open is not compared.
     *
     * @param wanted the spec of a PersistentVolumeClaim
     */
    public List<Difference> differences(Map<?, ?> wanted) {
        List<Difference> differences = new ArrayList<>();
        if (hasOtherStorageClass(wanted)) {
            differences.add(new Difference(
                    "storage class", shown(spec().get("storageClassName")), shown(wanted.get("storageClassName"))));
        }
        Object size = child(child(wanted, "resources"), "requests").get("storage");
        Object own = child(child(spec(), "resources"), "requests").get("storage");
        if (size != null && own != null && !isSameSize(text(own), text(size))) {
            differences.add(new Difference("size", text(own), text(size)));
        }
        if (wanted.get("accessModes") instanceof List<?> modes
                && spec().get("accessModes") instanceof List<?> ownModes
                && !Set.copyOf(modes).equals(new HashSet<>(ownModes))) {
            differences.add(new Difference("access modes", ownModes.toString(), modes.toString()));
        }
        return differences;
    }

    private Map<?, ?> spec() {
        return child(live.content(), "spec");
    }

    private static boolean isSameSize(String one, String other) {
        try {
            BigDecimal bytes = Quantity.getAmountInBytes(new Quantity(one));
            return bytes.compareTo(Quantity.getAmountInBytes(new Quantity(other))) == 0;
        } catch (IllegalArgumentException notQuantity) {
            return one.equals(other);
        }
    }

    private static String shown(@Nullable Object storageClass) {
        return text(storageClass).isEmpty() ? "none" : text(storageClass);
    }

    private static Map<?, ?> child(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
