package org.fedai.kubefate.server.release;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.fedai.kubefate.chart.exception.EngineException;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.Release;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the releases of Helm, which stores each revision in a Secret as compressed JSON with the manifest. */
@Component
class HelmReleases {
    private static final ResourceKind SECRET = new ResourceKind("v1", "Secret");
    private static final int MAX_SIZE = 64 << 20;

    private final KubernetesObjects objects;
    private final JsonMapper json;

    HelmReleases(KubernetesObjects objects, JsonMapper json) {
        this.objects = objects;
        this.json = json;
    }

    /** The Secrets of the revisions of the Helm release with this name. */
    List<ObjectKey> records(Release release) {
        return objects.labelled(release.namespace(), Map.of("owner", "helm", "name", release.name()), List.of(SECRET));
    }

    /** The objects in the manifests of these Secrets. */
    List<ObjectKey> objects(Collection<ObjectKey> records) {
        List<ObjectKey> keys = new ArrayList<>();
        for (ObjectKey record : records) {
            String namespace = String.valueOf(record.namespace());
            objects.find(record)
                    .map(HelmReleases::packed)
                    .ifPresent(packed -> manifest(record, packed).objects().stream()
                            .map(object -> objects.findKey(object, namespace).orElseGet(() -> object.key(namespace)))
                            .forEach(keys::add));
        }
        return keys;
    }

    private Manifest manifest(ObjectKey record, String packed) {
        try {
            byte[] zipped = Base64.getDecoder().decode(Base64.getDecoder().decode(packed));
            return Manifest.parse(json.readTree(unzip(zipped)).path("manifest").asString(""));
        } catch (IOException | IllegalArgumentException | JacksonException | KubefateException | EngineException e) {
            throw new Problem(
                    Problem.Kind.INVALID,
                    record + " is not a readable Helm release (" + e.getMessage()
                            + "); remove that release with helm uninstall",
                    e);
        }
    }

    private static byte[] unzip(byte[] zipped) throws IOException {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            byte[] bytes = stream.readNBytes(MAX_SIZE + 1);
            if (bytes.length > MAX_SIZE) {
                throw new IOException("it is larger than " + (MAX_SIZE >> 20) + " MiB");
            }
            return bytes;
        }
    }

    private static String packed(ManifestObject secret) {
        Object release = secret.content().get("data") instanceof Map<?, ?> data ? data.get("release") : null;
        return release == null ? "" : release.toString();
    }
}
