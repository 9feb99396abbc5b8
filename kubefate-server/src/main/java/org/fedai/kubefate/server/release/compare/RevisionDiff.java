package org.fedai.kubefate.server.release.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.common.api.ObjectChange;
import org.fedai.kubefate.common.api.ObjectDiff;
import org.fedai.kubefate.server.release.history.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The objects in which two revisions differ.
 *
 * @param objects those that are created and changed, in the order in which they are applied, then those that are not wanted any more
 * @param unchanged how many objects are equal
 */
public record RevisionDiff(List<ObjectDiff> objects, int unchanged) {
    private static final String NOTHING = "/dev/null";
    private static final int CONTEXT = 3;

    /**
     * What is compared.
     *
     * @param revision null for nothing, as before an install
     * @param name in the heads of the diffs
     */
    public record Side(@Nullable Revision revision, String name) {
        private Map<ObjectKey, ManifestObject> objects() {
            return revision == null ? Map.of() : ObjectContents.of(revision);
        }
    }

    /**
     * Compares two revisions.
     *
     * @param kept whether an object that is not wanted any more stays
     * @param shown what may be shown of an object: its content without secrets
     */
    public static RevisionDiff between(
            Side before, Side after, Predicate<ManifestObject> kept, Function<ManifestObject, @Nullable Object> shown) {
        Map<ObjectKey, ManifestObject> left = before.objects();
        Map<ObjectKey, ManifestObject> right = after.objects();
        Lines lines = new Lines(before.name(), after.name(), shown);
        List<ObjectDiff> objects = new ArrayList<>();
        right.forEach((key, object) -> {
            ManifestObject earlier = left.get(key);
            if (earlier == null) {
                objects.add(lines.diff(key, ObjectChange.CREATED, null, object));
            } else if (!earlier.content().equals(object.content())) {
                objects.add(lines.diff(key, ObjectChange.CHANGED, earlier, object));
            }
        });
        int unchanged = right.size() - objects.size();
        left.forEach((key, object) -> {
            if (!right.containsKey(key)) {
                objects.add(
                        kept.test(object)
                                ? one(key, ObjectChange.KEPT, "")
                                : lines.diff(key, ObjectChange.DELETED, object, null));
            }
        });
        return new RevisionDiff(objects, unchanged);
    }

    private static ObjectDiff one(ObjectKey key, ObjectChange change, String diff) {
        return new ObjectDiff(key.apiVersion(), key.kind(), key.namespace(), key.name(), change, diff);
    }

    private record Lines(String before, String after, Function<ManifestObject, @Nullable Object> shown) {
        ObjectDiff diff(
                ObjectKey key, ObjectChange change, @Nullable ManifestObject left, @Nullable ManifestObject right) {
            List<String> from = lines(left);
            List<String> to = lines(right);
            List<String> unified = UnifiedDiffUtils.generateUnifiedDiff(
                    left == null ? NOTHING : before,
                    right == null ? NOTHING : after,
                    from,
                    DiffUtils.diff(from, to),
                    CONTEXT);
            return one(key, change, unified.isEmpty() ? "" : String.join("\n", unified) + "\n");
        }

        private List<String> lines(@Nullable ManifestObject object) {
            return object == null
                    ? List.of()
                    : Yaml.write(shown.apply(object)).lines().toList();
        }
    }
}
