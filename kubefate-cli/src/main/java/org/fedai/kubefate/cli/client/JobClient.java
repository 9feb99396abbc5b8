package org.fedai.kubefate.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.fedai.kubefate.common.api.Job;

/** Jobs. */
public final class JobClient {
    /** How much later than promised an answer that was held back may come. */
    private static final Duration SPARE = Duration.ofSeconds(30);

    private final Rest rest;

    JobClient(Rest rest) {
        this.rest = rest;
    }

    public List<Job> list() {
        return rest.list(Job.class, rest.to("job/"));
    }

    public Job get(String uuid) {
        return rest.one(Job.class, rest.toItem("job", uuid));
    }

    /**
     * A job, once it is no longer as it was at {@code since}. The service holds the answer back until then, or until {@code wait} is
     * over; one that does not know how answers at once.
     */
    public Job get(String uuid, Instant since, Duration wait) {
        Request.Builder request = new Request.Builder()
                .url(rest.item("job", uuid)
                        .addQueryParameter("wait", Long.toString(wait.toSeconds()))
                        .addQueryParameter("since", since.toString())
                        .build());
        return rest.one(Job.class, request, wait.plus(SPARE));
    }

    /** Asks a running install to stop; what it made so far is removed. */
    public void stop(String uuid) {
        Request.Builder request = new Request.Builder()
                .url(rest.item("job", uuid)
                        .addQueryParameter("jobStatus", "stop")
                        .build());
        rest.send(request.put(RequestBody.EMPTY));
    }

    /** Forgets a job that has ended. */
    public void delete(String uuid) {
        rest.send(rest.toItem("job", uuid).delete());
    }
}
