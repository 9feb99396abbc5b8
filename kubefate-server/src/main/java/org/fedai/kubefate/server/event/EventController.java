package org.fedai.kubefate.server.event;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.security.LiveTokens;
import org.fedai.kubefate.server.security.LiveTokens.LiveToken;
import org.fedai.kubefate.server.web.ErrorStatuses;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ConditionalOnWebApplication
@Tag(name = "event")
class EventController {
    private static final Logger LOG = LoggerFactory.getLogger(EventController.class);
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String EXAMPLE = """
            retry: 2000
            : events of KubeFATE
            id: 41

            id: 42
            event: job
            data: {"id":42,"kind":"job","time":"2026-01-31T12:00:00Z","text":"ClusterInstall of fate-9999/fate-9999 by admin: Running","cluster":{...},"job":{...}}

            : heartbeat
            id: 42
            """;

    private final EventStreams streams;
    private final LiveTokens tokens;

    EventController(EventStreams streams, LiveTokens tokens) {
        this.streams = streams;
        this.tokens = tokens;
    }

    @Operation(
            summary = "Listen to changes of jobs and clusters, as server-sent events",
            description =
                    "Each event is named by its kind and has an `Event` as its data. An event `reset` says that"
                            + " events in between are no longer stored: read the state again. An event `end` says why the stream ends.")
    @ApiResponse(
            responseCode = "200",
            description = "A stream that goes on until the client disconnects or the token becomes invalid",
            content =
                    @Content(
                            mediaType = "text/event-stream",
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject(EXAMPLE)))
    @ErrorStatuses({404, 429})
    @GetMapping("/v1/events")
    void follow(
            @Parameter(description = "Only events of the cluster with this UUID, and of its jobs")
                    @RequestParam(name = "cluster_id", required = false)
                    @Nullable
                    String clusterUuid,
            @Parameter(description = "Only events of the job with this UUID")
                    @RequestParam(name = "job_id", required = false)
                    @Nullable
                    String jobUuid,
            @Parameter(
                            description =
                                    "Only these kinds: job, job_state, sub_job, cluster; several are separated by commas")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(description = "As the header Last-Event-ID, for clients that cannot set it")
                    @RequestParam(name = "last_event_id", required = false)
                    @Nullable
                    String lastInQuery,
            @Parameter(description = "The id of the last event the client has; the stream continues with the next one")
                    @RequestHeader(name = LAST_EVENT_ID, required = false)
                    @Nullable
                    String lastInHeader,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        LiveToken token = tokens.of(request);
        EventFilter filter = new EventFilter(orNull(clusterUuid), orNull(jobUuid), EventFilter.kinds(kind));
        // A browser that connects again sends the header, and the query of its first request.
        Long seen = orNull(lastInHeader) == null ? id(orNull(lastInQuery)) : id(lastInHeader);
        streams.check(filter, token);
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            begin(response);
            return;
        }
        try {
            streams.follow(filter, token, seen, () -> begin(response));
        } catch (IOException e) {
            LOG.debug("a listener of {} has disconnected or does not read", token.username());
        }
    }

    private static OutputStream begin(HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store, no-transform");
        // A reverse proxy such as nginx would otherwise collect some kilobytes before it passes them on.
        response.setHeader("X-Accel-Buffering", "no");
        return response.getOutputStream();
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable Long id(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            long id = Long.parseLong(text.strip());
            if (id >= 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            throw wrongId(text);
        }
        throw wrongId(text);
    }

    private static Problem wrongId(String text) {
        return Problem.malformed(
                LAST_EVENT_ID + " " + text + " is not the id of an event, which is a whole number such as 42");
    }
}
