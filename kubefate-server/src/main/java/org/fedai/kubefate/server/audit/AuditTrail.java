package org.fedai.kubefate.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.fedai.kubefate.common.api.JobStatus;
import org.fedai.kubefate.server.database.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records requests. The entry of a request that may change something is written before it is carried out: if that fails,
 * the request is refused and nothing has happened. If only its end cannot be written, the entry stays Unfinished.
 */
@Component
public class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final String OF_THE_SERVICE = "service";
    private static final String LOGOUT = "/v1/user/logout";
    /** Parameters that change what a request does; their values are words. */
    private static final List<String> PARAMETERS = List.of("force", "confirm", "replace", "dry_run", "revision");

    private final AuditTable table;
    private final AuditTargets targets;
    private final AuditedActions actions;
    private final FoldedRequests folded;
    private final Clock clock;

    AuditTrail(AuditTable table, AuditTargets targets, AuditedActions actions, FoldedRequests folded, Clock clock) {
        this.table = table;
        this.targets = targets;
        this.actions = actions;
        this.folded = folded;
        this.clock = clock;
    }

    /**
     * Begins the entry of a request that is allowed, unless it only reads or is a login or logout.
     *
     * @param username whose token it has
     * @param address of the client
     */
    public void begin(HttpServletRequest request, String username, String address) {
        AuditedAction action = actions.of(request);
        AuditedRequest audited = AuditedRequest.of(request);
        if (!action.changes() || isSession(action) || audited.entry() != null) {
            return;
        }
        AuditTarget target = targets.find(action.noun(), action.uuid());
        audited.about(target);
        audited.beganAs(table.begin(now(), username, address, action, target, detail(request, target)));
    }

    /**
     * Records a login. The first one of a user from an address in an hour makes an entry, which counts the others.
     *
     * @throws DataAccessException if it cannot be recorded; then the token must not be given out
     */
    public void loggedIn(HttpServletRequest request, String username, String address) {
        FoldedRequest login =
                new FoldedRequest(now(), username, address, actions.of(request).name(), AuditTarget.NONE, 200);
        table.fold(login, login.key(), 1, login.first());
    }

    /**
     * Ends the entry of a request, or counts it if it was denied or is a logout.
     *
     * @param username whose token it has; empty without one
     * @param network what is counted as one client
     */
    public void end(HttpServletRequest request, int status, String username, String network) {
        AuditedRequest audited = AuditedRequest.of(request);
        Long entry = audited.entry();
        try {
            if (AuditOutcome.of(status) == AuditOutcome.DENIED) {
                count(request, status, username.isEmpty() ? audited.username() : username, network);
                if (entry != null) {
                    table.delete(entry);
                }
            } else if (entry != null) {
                AuditTarget target = target(request, audited);
                table.end(entry, status, target, joined(detail(request, target), audited.detail()));
            } else if (request.getRequestURI().equals(LOGOUT) && !username.isEmpty()) {
                count(request, status, username, network);
            }
        } catch (DataAccessException e) {
            LOG.warn("the end of a request cannot be recorded: {}", DatabaseFailure.reason(e));
        }
    }

    /**
     * Adds the job to the entry of the request that starts it, in the transaction that stores the job. A job that the
     * service starts by itself gets an entry of its own.
     *
     * @param method of the job: {@code ClusterRepair}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void jobStarted(String jobUuid, String clusterUuid, String method, String creator) {
        long entry = AuditedRequest.current()
                .map(AuditedRequest::entry)
                .orElseGet(() -> table.begin(
                        now(),
                        creator,
                        OF_THE_SERVICE,
                        AuditedAction.ofJob(method),
                        targets.find("cluster", clusterUuid),
                        ""));
        table.jobStarted(entry, jobUuid, clusterUuid);
    }

    /** Makes the end of a job the outcome of the request that started it, in the transaction that ends the job. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void jobEnded(String jobUuid, JobStatus status) {
        table.jobEnded(jobUuid, AuditOutcome.of(status));
    }

    private void count(HttpServletRequest request, int status, String username, String network) {
        AuditedAction action = actions.of(request);
        // Without a login, looking the object up would be work that anybody can cause.
        AuditTarget target =
                username.isEmpty() || isSession(action) ? AuditTarget.NONE : targets.find(action.noun(), action.uuid());
        folded.count(new FoldedRequest(now(), username, network, action.name(), target, status));
    }

    private AuditTarget target(HttpServletRequest request, AuditedRequest audited) {
        String created = audited.created();
        if (created != null) {
            return targets.find(actions.of(request).noun(), created);
        }
        AuditTarget known = audited.target();
        return known == null ? AuditTarget.NONE : known;
    }

    private static boolean isSession(AuditedAction action) {
        return action.name().equals("user.login") || action.name().equals("user.logout");
    }

    private static String detail(HttpServletRequest request, AuditTarget target) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        String said = Stream.of(query.split("&"))
                .filter(part -> part.matches("(?:" + String.join("|", PARAMETERS) + ")=[a-z0-9]{1,16}"))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        return joined(target.detail(), said);
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + ", " + other;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
