package org.fedai.kubefate.server.release.policy;

import static org.fedai.kubefate.server.release.policy.ObjectFields.map;
import static org.fedai.kubefate.server.release.policy.ObjectFields.maps;
import static org.fedai.kubefate.server.release.policy.ObjectFields.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;

/**
 * Finds what an update would hide: a container that would read another folder of the same volume no longer finds its data. A key such as {@code
 * subPath} that a cluster.yaml no longer has is enough for that.
 */
public final class MovedData {
    private MovedData() {}

    /** Where a container reads a claim. */
    private record Place(String workload, String claim, String mountPath) {}

    /** A sentence for each volume of which a container would read another folder. */
    public static List<String> between(Manifest before, Manifest after) {
        Map<Place, String> wanted = folders(after);
        List<String> moved = new ArrayList<>();
        folders(before).forEach((place, folder) -> {
            String next = wanted.getOrDefault(place, folder);
            if (!next.equals(folder)) {
                moved.add("%s has its data for %s in %s of volume %s, and would look for it in %s"
                        .formatted(place.workload(), place.mountPath(), folder(folder), place.claim(), folder(next)));
            }
        });
        return moved;
    }

    private static String folder(String subPath) {
        return subPath.isEmpty() ? "the root" : "folder " + subPath;
    }

    private static Map<Place, String> folders(Manifest manifest) {
        Map<Place, String> folders = new LinkedHashMap<>();
        for (ManifestObject object : manifest.objects()) {
            Map<?, ?> spec = map(object.content(), "spec");
            Map<?, ?> pod = map(map(spec, "template"), "spec");
            Map<String, String> claims = claims(spec, pod);
            Stream.concat(maps(pod, "initContainers"), maps(pod, "containers"))
                    .flatMap(container -> maps(container, "volumeMounts"))
                    .forEach(mount -> {
                        String claim = claims.get(text(mount, "name"));
                        if (claim != null) {
                            String workload = object.kind() + " " + object.name();
                            folders.put(new Place(workload, claim, text(mount, "mountPath")), text(mount, "subPath"));
                        }
                    });
        }
        return folders;
    }

    /** The names of the claims, by the names of the volumes that are made of them. */
    private static Map<String, String> claims(Map<?, ?> spec, Map<?, ?> pod) {
        Map<String, String> claims = new HashMap<>();
        maps(pod, "volumes").forEach(volume -> {
            String claim = text(map(volume, "persistentVolumeClaim"), "claimName");
            if (!claim.isEmpty()) {
                claims.put(text(volume, "name"), claim);
            }
        });
        maps(spec, "volumeClaimTemplates")
                .map(template -> text(map(template, "metadata"), "name"))
                .forEach(name -> claims.put(name, name));
        return claims;
    }
}
