package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * The result of the last test of a cluster that has ended.
 *
 * @param job the UUID of the job
 * @param with the ID of the other party; that of the cluster itself if it was tested with itself
 * @param status Success, Failed, Timeout or Canceled
 * @param text the result, or why the test failed
 * @param time when it ended
 */
public record LastTest(
        @JsonProperty("job") String job,
        @JsonProperty("kind") TestKind kind,
        @JsonProperty("with") String with,
        @JsonProperty("status") JobStatus status,
        @JsonProperty("text") String text,
        @JsonProperty("time") Instant time) {}
