package org.fedai.kubefate.server.release.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.KubefateException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What charts may do beyond writing namespaced objects into the namespace of their release.
 *
 * @param permissions such as {@code kind:PersistentVolume}, {@code namespace:shared} or {@code hostPath}; none by default
 */
@ConfigurationProperties("kubefate.charts")
record PermissionSettings(@DefaultValue List<String> permissions) {
    PermissionSettings {
        permissions = permissions.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** @throws KubefateException if one is not a permission */
    List<Permission> parsed() {
        List<Permission> parsed = new ArrayList<>();
        for (String text : permissions) {
            parsed.add(Permission.parse(text)
                    .orElseThrow(() -> new KubefateException("kubefate.charts.permissions: \"" + text
                            + "\" is not a permission; there are "
                            + Permission.forms().collect(Collectors.joining(", ")))));
        }
        return parsed;
    }
}
