package org.fedai.kubefate.server.release.adopt;

import java.util.List;
import org.fedai.kubefate.server.release.helm.HelmRelease;

/**
 * What Helm recorded of a release.
 *
 * @param current the revision whose objects run
 * @param all the readable revisions, with the current one, from the oldest to the newest
 * @param warnings what the user should know about the others
 */
public record HelmHistory(HelmRelease current, List<HelmRelease> all, List<String> warnings) {
    public HelmHistory {
        all = List.copyOf(all);
        warnings = List.copyOf(warnings);
    }

    /** For messages: {@code revision 3 of chart fate v1.11.2}. */
    public String text() {
        return "revision " + current.version() + " of chart " + current.chart().name() + " "
                + current.chart().version();
    }
}
