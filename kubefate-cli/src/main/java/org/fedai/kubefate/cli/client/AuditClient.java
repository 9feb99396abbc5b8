package org.fedai.kubefate.cli.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fedai.kubefate.common.api.AuditEntry;
import tools.jackson.databind.JsonNode;

/** Who did what. */
public final class AuditClient {
    /** What the service returns at most at once. */
    private static final int PAGE = 1000;

    private final Rest rest;

    AuditClient(Rest rest) {
        this.rest = rest;
    }

    /** @param more whether there are more than were asked for */
    public record Entries(List<AuditEntry> entries, boolean more) {}

    /**
     * The newest entries.
     *
     * @param query the filters
     * @param limit how many at most
     */
    public Entries list(Map<String, String> query, int limit) {
        List<AuditEntry> entries = new ArrayList<>();
        String cursor = "";
        do {
            Map<String, String> page = new TreeMap<>(query);
            page.put("limit", Integer.toString(Math.min(PAGE, limit - entries.size())));
            if (!cursor.isEmpty()) {
                page.put("cursor", cursor);
            }
            JsonNode body = rest.send(rest.to("audit", page));
            entries.addAll(rest.list(AuditEntry.class, body));
            cursor = body.path("next").asString("");
        } while (!cursor.isEmpty() && entries.size() < limit);
        return new Entries(entries, !cursor.isEmpty());
    }
}
