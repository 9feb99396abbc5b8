package org.fedai.kubefate.server.release.policy;

import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.jspecify.annotations.Nullable;

/**
 * Something in an object that a chart may not do without a permission.
 *
 * @param field the name of the field that shows it, to find the line: {@code hostPath}
 * @param text a clause whose subject is the object: {@code mounts /etc of the node}
 * @param permission null if nothing permits it
 */
record Violation(
        ManifestObject object,
        String field,
        String text,
        @Nullable Permission permission) {}
