package org.fedai.kubefate.server.cluster;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.job.NewJob;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.apply.Preflight;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Checks what an update would change: before its job is stored if that is possible, otherwise in the job. */
@Component
class CheckChanges {
    /** More jobs do not wait for this replica. */
    private static final int REMEMBERED = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(CheckChanges.class);

    private final CheckRequest requests;
    private final History history;
    private final Preflight preflight;

    /** The jobs whose changes were checked before they were stored; a job that another replica runs is checked once more. */
    private final Set<String> checked = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    CheckChanges(CheckRequest requests, History history, Preflight preflight) {
        this.requests = requests;
        this.history = history;
        this.preflight = preflight;
    }

    /**
     * Renders the next revision, and asks the API server.
     *
     * @param job the job that will be stored, if nothing is refused
     * @param force whether objects may be deleted and created again
     * @throws Problem if the update would be refused
     */
    void check(NewJob job, Release release, ClusterSpec wanted, boolean force) {
        Optional<Revision> next = requests.checkRenders(release, wanted, history.nextNumber(release));
        Optional<Revision> deployed = history.deployed(release);
        if (next.isEmpty() || deployed.isEmpty()) {
            return;
        }
        UpdateRules.checkData(deployed.get(), next.get());
        check(job, deployed.get(), next.get(), force);
    }

    /**
     * Asks the API server about a revision that need not be rendered.
     *
     * @throws Problem if the change would be refused
     */
    void check(NewJob job, Revision deployed, Revision wanted, boolean force) {
        try {
            preflight.check(deployed, wanted, force);
            checked.add(job.uuid());
        } catch (KubernetesException e) {
            LOG.info("what changes in {} is checked by the job: {}", deployed.release(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The same in a job, unless it was done before.
     *
     * @throws Problem if the update would be refused
     */
    void check(RunningJob<?> job, Revision deployed, Revision wanted, boolean force) throws InterruptedException {
        if (!checked.remove(job.uuid())) {
            preflight.check(deployed, wanted, force);
        }
    }
}
