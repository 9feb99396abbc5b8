package org.fedai.kubefate.server.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.api.AuditEntry;
import org.fedai.kubefate.server.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "audit")
@RequestMapping("/v1/audit")
class AuditController {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final AuditTable table;

    AuditController(AuditTable table) {
        this.table = table;
    }

    /** @param next the cursor of the next page; null at the end, and omitted */
    record AuditPage(
            @JsonProperty("msg") String message,
            @JsonProperty("data") List<AuditEntry> data,

            @JsonProperty("next") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String next) {}

    @Operation(summary = "List who did what, the newest first")
    @GetMapping
    AuditPage list(
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String cluster,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = limit == null ? USUAL : limit;
        if (size < 1 || size > MOST) {
            throw Problem.malformed("limit must be from 1 to " + MOST);
        }
        List<AuditEntry> found = table.list(new AuditQuery(
                given(user),
                given(cluster),
                given(action),
                outcome(given(outcome)),
                time("since", given(since)),
                time("until", given(until)),
                cursor == null || cursor.isEmpty() ? null : AuditCursor.parse(cursor),
                size + 1));
        if (found.size() <= size) {
            return new AuditPage("getAuditList Success", found, null);
        }
        AuditEntry last = found.get(size - 1);
        return new AuditPage(
                "getAuditList Success", found.subList(0, size), new AuditCursor(last.time(), last.id()).text());
    }

    private static @Nullable String given(@Nullable String parameter) {
        return parameter == null || parameter.isEmpty() ? null : parameter;
    }

    private static @Nullable String outcome(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(AuditOutcome.values())
                .map(AuditOutcome::toString)
                .filter(known -> known.equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Problem.malformed("unknown outcome " + name + "; expected one of "
                        + Arrays.stream(AuditOutcome.values())
                                .map(AuditOutcome::toString)
                                .collect(Collectors.joining(", "))));
    }

    private static @Nullable Instant time(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            // A plus sign in a query is a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.malformed(parameter + " must be a time such as 2026-01-31T12:00:00Z");
        }
    }
}
