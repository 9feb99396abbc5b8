package org.fedai.kubefate.common.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Who did what: a request, or several equal ones of the same hour.
 *
 * @param time when the first of them came
 * @param count how many there were: more than one only for logins and denied requests
 * @param lastTime when the last of them came
 * @param user the name of the account; empty if nobody was logged in
 * @param address of the client; for denied requests through IPv6 that of its network
 * @param action the noun and the verb: {@code cluster.install}
 * @param target what it was about: {@code namespace/name} of a cluster, the name of a user, name and version of a chart; empty if it is unknown
 * @param clusterId the UUID of the cluster; empty if it is not about one
 * @param detail more about it, such as what was changed of an account; empty if there is nothing to say
 * @param outcome Success, Rejected, Denied, Failed, Canceled, Running or Unfinished; with a job, that of the job
 * @param status the status of the response; 0 if there is none yet
 * @param job the UUID of the job that it started; empty if there is none
 */
public record AuditEntry(
        @JsonProperty("id") long id,
        @JsonProperty("time") Instant time,
        @JsonProperty("count") int count,
        @JsonProperty("last_time") Instant lastTime,
        @JsonProperty("user") String user,
        @JsonProperty("address") String address,
        @JsonProperty("action") String action,
        @JsonProperty("target") String target,
        @JsonProperty("cluster_id") String clusterId,
        @JsonProperty("detail") String detail,
        @JsonProperty("outcome") String outcome,
        @JsonProperty("status") int status,
        @JsonProperty("job_id") String job) {}
