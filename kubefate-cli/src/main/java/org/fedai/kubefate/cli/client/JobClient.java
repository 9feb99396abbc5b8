package org.fedai.kubefate.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.fedai.kubefate.common.api.Job;

/** The jobs of the service. */
public final class JobClient {
    /** The additional timeout of a long-polling request. */
    private static final Duration SPARE = Duration.ofSeconds(30);

    private final Rest rest;

    JobClient(Rest rest) {
        this.rest = rest;
    }

    /** @param query {@code sort}, if it is not the oldest first, and filters */
    public List<Job> list(Map<String, String> query) {
        return rest.list(Job.class, rest.to("job/", query));
    }

    public List<Job> list() {
        return list(Map.of());
    }

    public Job get(String uuid) {
        return rest.one(Job.class, rest.toItem("job", uuid));
    }

    /**
     * Reads a job by long polling: the service responds once the job has changed after {@code since}, or after {@code
     * wait}. A service without long polling responds immediately.
     */
    public Job get(String uuid, Instant since, Duration wait) {
        Request.Builder request = new Request.Builder()
                .url(rest.item("job", uuid)
                        .addQueryParameter("wait", Long.toString(wait.toSeconds()))
                        .addQueryParameter("since", since.toString())
                        .build());
        return rest.one(Job.class, request, wait.plus(SPARE));
    }

    /** Stops a running install; what it has installed so far is removed. */
    public void stop(String uuid) {
        Request.Builder request = new Request.Builder()
                .url(rest.item("job", uuid)
                        .addQueryParameter("jobStatus", "stop")
                        .build());
        rest.send(request.put(RequestBody.EMPTY));
    }

    /** Deletes the record of a finished job. */
    public void delete(String uuid) {
        rest.send(rest.toItem("job", uuid).delete());
    }
}
