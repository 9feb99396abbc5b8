package org.fedai.kubefate.server.release.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.Hook;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.render.RenderedChart;

/**
 * The names, by kind, of the objects that the release has by the time its pods run. If such an object exists already and belongs to something else, the
 * release is not installed.
 */
record OwnNames(List<ManifestObject> objects) {
    /** @param before the hooks that run first; other hooks may never run, and an object of that name may belong to others */
    static OwnNames of(RenderedChart rendered, Hook.Event before) {
        return new OwnNames(Stream.concat(
                        rendered.manifest().objects().stream(),
                        rendered.hooks().stream()
                                .filter(object -> object.hook()
                                        .filter(hook -> hook.events().contains(before))
                                        .isPresent()))
                .toList());
    }

    Set<String> of(String kind) {
        return objects.stream()
                .filter(object -> object.kind().equals(kind))
                .map(ManifestObject::name)
                .collect(Collectors.toSet());
    }

    /** Whether pods of the release may run as this ServiceAccount: one of its own, or that of the namespace. */
    boolean isOwnAccount(String name) {
        return name.isEmpty() || name.equals("default") || of("ServiceAccount").contains(name);
    }
}
