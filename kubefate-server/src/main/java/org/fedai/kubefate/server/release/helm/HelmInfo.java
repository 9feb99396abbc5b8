package org.fedai.kubefate.server.release.helm;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a revision.
 *
 * @param description what happened last: {@code Upgrade complete}
 * @param firstDeployed when the first revision of the release was deployed; null if the record does not say
 * @param lastDeployed when this revision was deployed; null if the record does not say
 * @param deleted when the release was uninstalled; null if it was not
 * @param notes the rendered NOTES.txt; empty if there is none
 * @param others fields that only some versions of Helm know, which are kept
 */
public record HelmInfo(
        HelmStatus status,
        String description,
        @Nullable Instant firstDeployed,
        @Nullable Instant lastDeployed,
        @Nullable Instant deleted,
        String notes,
        Map<String, @Nullable Object> others) {

    /** Of a revision that is not installed yet. */
    static HelmInfo pending(String notes) {
        return new HelmInfo(HelmStatus.UNKNOWN, "", null, null, null, notes, Map.of());
    }

    /** The same revision with another status. */
    public HelmInfo with(HelmStatus newStatus, String newDescription) {
        return new HelmInfo(newStatus, newDescription, firstDeployed, lastDeployed, deleted, notes, others);
    }

    /** The same revision, deployed at another time. */
    public HelmInfo at(Instant first, Instant last) {
        return new HelmInfo(status, description, first, last, deleted, notes, others);
    }

    /** The same revision, uninstalled. */
    public HelmInfo deletedAt(Instant time) {
        return new HelmInfo(status, description, firstDeployed, lastDeployed, time, notes, others);
    }

    static HelmInfo read(RecordFields fields) {
        return new HelmInfo(
                HelmStatus.of(fields.text("status")),
                fields.text("description"),
                fields.time("first_deployed"),
                fields.time("last_deployed"),
                fields.time("deleted"),
                fields.text("notes"),
                fields.others());
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>(others);
        json.put("first_deployed", time(firstDeployed));
        json.put("last_deployed", time(lastDeployed));
        json.put("deleted", time(deleted));
        json.put("description", description);
        json.put("status", status.text());
        json.put("notes", notes);
        return json;
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }
}
