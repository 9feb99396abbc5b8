package org.fedai.kubefate.common.rendered;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.manifest.ManifestObject;

/**
 * An entry of a ConfigMap or Secret, which programs read as a file.
 *
 * @param object kind and name: {@code ConfigMap/python-config}
 * @param name of the file
 */
record EntryText(String object, String name, String text) {
    /** The entries of an object; none of one of another kind. */
    static List<EntryText> of(ManifestObject object) {
        List<EntryText> entries = new ArrayList<>();
        String name = object.kind() + "/" + object.name();
        if (object.kind().equals("ConfigMap")) {
            texts(object, "data")
                    .forEach((key, text) -> entries.add(new EntryText(name, key.toString(), text.toString())));
        } else if (object.kind().equals("Secret")) {
            texts(object, "stringData")
                    .forEach((key, text) -> entries.add(new EntryText(name, key.toString(), text.toString())));
            texts(object, "data")
                    .forEach((key, text) -> entries.add(new EntryText(name, key.toString(), decoded(text.toString()))));
        }
        return entries;
    }

    private static Map<?, ?> texts(ManifestObject object, String field) {
        return object.content().get(field) instanceof Map<?, ?> map && !map.containsValue(null) ? map : Map.of();
    }

    /** What is not base64 is refused by Kubernetes, with words of its own. */
    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
