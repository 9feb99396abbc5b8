package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.server.fate.FateException;
import org.fedai.kubefate.server.fate.FateFlow;
import org.fedai.kubefate.server.fate.FateTable;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;

/** Removes what a test has left in FATE: a job that is still running, and its tables. */
final class TestLeftovers {
    private final RunningJob<?> job;
    private final TestSides sides;
    private final ClusterTests tests;

    TestLeftovers(RunningJob<?> job, TestSides sides, ClusterTests tests) {
        this.job = job;
        this.sides = sides;
        this.tests = tests;
    }

    /** Idempotent. What cannot be removed becomes a warning. */
    void remove() {
        tests.fateJob(job.uuid())
                .ifPresent(id -> attempt("stop job " + id, () -> sides.own().stop(id)));
        removeTables();
    }

    void removeTables() {
        if (job.isRecorded(PartyTest.STORING)) {
            delete(sides.own(), TestSides.guestTable(job.uuid()));
        }
        if (job.isRecorded(PartyTest.STORING_OTHER)) {
            sides.otherHere().ifPresent(other -> delete(other, TestSides.hostTable(job.uuid())));
        }
    }

    private void delete(FateFlow flow, FateTable table) {
        attempt("delete table " + table.name() + " of party " + flow.party().id(), () -> flow.deleteTable(table));
    }

    private void attempt(String what, Runnable action) {
        try {
            action.run();
        } catch (FateException e) {
            job.warn("cannot " + what + " in FATE: " + e.getMessage());
        } catch (KubernetesException e) {
            if (e.isTransient()) {
                throw e;
            }
            job.warn("cannot " + what + " in FATE: " + e.getMessage());
        }
    }
}
