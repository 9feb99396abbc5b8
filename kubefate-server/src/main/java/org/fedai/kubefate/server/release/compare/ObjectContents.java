package org.fedai.kubefate.server.release.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.server.kubernetes.apply.ApplyConfiguration;
import org.fedai.kubefate.server.release.history.Revision;

/** The objects of a revision in a form in which equal ones are equal: as they are stored, and without empty fields, which are not applied. */
public final class ObjectContents {
    private ObjectContents() {}

    /** By their keys, in the order in which they are applied. */
    public static Map<ObjectKey, ManifestObject> of(Revision revision) {
        Map<ObjectKey, ManifestObject> objects = new LinkedHashMap<>();
        for (ManifestObject object :
                Manifest.parse(revision.manifest().toYaml()).objects()) {
            objects.put(
                    object.key(revision.release().namespace()),
                    new ManifestObject(object.source(), ApplyConfiguration.withoutNulls(object.content())));
        }
        return objects;
    }
}
