package org.fedai.kubefate.chart.parity;

import java.util.List;
import org.fedai.kubefate.chart.manifest.ManifestObject;

/** What became of a case on one side. */
sealed interface Rendering {
    /**
     * @param objects those of the release in their order, then hooks in theirs
     * @param notes empty when there are none
     */
    record Objects(List<ManifestObject> objects, String text, String notes) implements Rendering {}

    record Refused(String message) implements Rendering {}
}
