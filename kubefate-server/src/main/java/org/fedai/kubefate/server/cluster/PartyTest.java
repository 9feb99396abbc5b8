package org.fedai.kubefate.server.cluster;

import java.time.Duration;
import java.util.Optional;
import org.fedai.kubefate.common.api.ClusterTestArgs;
import org.fedai.kubefate.common.api.TestKind;
import org.fedai.kubefate.server.fate.FateException;
import org.fedai.kubefate.server.fate.FateFlow;
import org.fedai.kubefate.server.fate.FateJob;
import org.fedai.kubefate.server.fate.FateTable;
import org.fedai.kubefate.server.fate.TestDag;
import org.fedai.kubefate.server.fate.TestData;
import org.fedai.kubefate.server.job.RunningJob;

/**
 * The steps of a test, each recorded when it has succeeded. A worker that takes the test over starts at the first step that is not recorded, and
 * goes on with the job of FATE that was submitted.
 */
final class PartyTest {
    /** Recorded before tables are written, so that they are removed whatever happens. */
    static final String STORING = "storing";

    static final String STORING_OTHER = "storing-other";

    private static final String VERSION = "fate-version";
    private static final String DATABASE = "fate-database";
    private static final String STORED = "stored";
    private static final String STORED_OTHER = "stored-other";
    private static final String PROXY = "proxy";
    private static final String ROUTE = "route";
    private static final String SUBMITTED = "submitted";

    /** While FATE-Flow does not answer, for example because its pod is restarted. */
    private static final int PATIENCE = 15;

    private final RunningJob<ClusterTestArgs> job;
    private final TestKind kind;
    private final TestSides sides;
    private final ClusterTests tests;
    private final ClusterTestSettings settings;

    PartyTest(
            RunningJob<ClusterTestArgs> job,
            TestKind kind,
            TestSides sides,
            ClusterTests tests,
            ClusterTestSettings settings) {
        this.job = job;
        this.kind = kind;
        this.sides = sides;
        this.tests = tests;
        this.settings = settings;
    }

    /** @return the result in a sentence */
    String run() throws InterruptedException {
        checkVersion();
        checkDatabase();
        checkStorage();
        checkProxy();
        checkRoute();
        storeOtherData();
        FateJob ended = runJob();
        String result = result(ended);
        new TestLeftovers(job, sides, tests).removeTables();
        job.recordOnce("result", result);
        return result;
    }

    private interface Check {
        /** @return what is recorded */
        String text() throws InterruptedException;
    }

    private void step(String step, Check check) throws InterruptedException {
        job.checkpoint();
        if (!job.isRecorded(step)) {
            job.recordOnce(step, check.text());
        }
    }

    private void checkVersion() throws InterruptedException {
        step(VERSION, () -> {
            String version = sides.own().version();
            Optional<String> id = sides.own().partyId();
            if (id.isPresent() && !id.get().equals(sides.ownId())) {
                throw new FateException("wrong party ID: FATE-Flow has " + id.get() + ", and the cluster.yaml "
                        + sides.ownId() + "; its pod may be older than the last update");
            }
            return "FATE-Flow " + version + " of party " + sides.ownId() + " answers";
        });
    }

    private void checkDatabase() throws InterruptedException {
        step(DATABASE, () -> {
            sides.own().useDatabase();
            return "the database of FATE-Flow answers";
        });
    }

    private void checkStorage() throws InterruptedException {
        step(STORED, () -> {
            FateFlow.Engines engines = sides.own().engines();
            FateJob upload = store(sides.own(), TestData.guest(), TestSides.guestTable(job.uuid()), STORING);
            return "storage " + engines.storage() + " and computing " + engines.computing()
                    + " work: a table was stored in " + seconds(upload.duration());
        });
    }

    private void checkProxy() throws InterruptedException {
        step(PROXY, () -> {
            if (!sides.own().party().usesNginx()) {
                return "the proxy is OSX, which the job tests";
            }
            expect(sides.ownId(), sides.own().partyBehindNginx(sides.ownId()));
            return "nginx routes party " + sides.ownId() + " to this FATE-Flow";
        });
    }

    private void checkRoute() throws InterruptedException {
        step(ROUTE, () -> {
            sides.own().party().missingRoute(sides.other()).ifPresent(missing -> {
                throw new FateException(missing);
            });
            if (sides.isOneParty()) {
                return "the party is tested with itself";
            }
            if (!sides.own().party().usesNginx()) {
                return "party " + sides.other() + " is in the route table";
            }
            expect(sides.other(), sides.own().partyBehindNginx(sides.other()));
            return "party " + sides.other() + " answers by way of the route table";
        });
    }

    private static void expect(String wanted, Optional<String> answering) {
        if (answering.isPresent() && !answering.get().equals(wanted)) {
            throw new FateException("wrong party ID: the address of party " + wanted
                    + " in nginx.route_table leads to party " + answering.get());
        }
    }

    private void storeOtherData() throws InterruptedException {
        if (!kind.needsData()) {
            return;
        }
        step(STORED_OTHER, () -> {
            FateFlow other = sides.otherHere()
                    .orElseThrow(() -> new FateException(TestRequests.dataElsewhere(kind, sides.other())));
            FateJob upload = store(other, TestData.host(), TestSides.hostTable(job.uuid()), STORING_OTHER);
            return "a table was stored at party " + sides.other() + " in " + seconds(upload.duration());
        });
    }

    /** A worker that takes over may store the table again, which gives the same table. */
    private FateJob store(FateFlow flow, TestData data, FateTable table, String step) throws InterruptedException {
        job.recordOnce(
                step, "storing a table of test data at party " + flow.party().id());
        job.checkpoint();
        FateJob upload = await(flow, flow.upload(data, table), FateJob.Role.LOCAL, "0");
        if (!upload.isSuccess()) {
            throw new FateException(
                    "test data could not be stored at party " + flow.party().id() + ": " + why(flow, upload));
        }
        return upload;
    }

    private FateJob runJob() throws InterruptedException {
        job.checkpoint();
        String id = submittedJob();
        job.recordOnce(SUBMITTED, kind + " job " + id + " between " + ownAndOther() + " was submitted to FATE");
        FateJob ended = await(sides.own(), id, FateJob.Role.GUEST, sides.ownId());
        if (!ended.isSuccess()) {
            throw new FateException(
                    kind + " job " + id + " ended with status " + ended.status() + ": " + why(sides.own(), ended));
        }
        return ended;
    }

    /** The job is found by its tag if an earlier worker died after it was submitted and before that was recorded. */
    private String submittedJob() {
        String tag = "kubefate-test-" + job.uuid();
        return tests.fateJob(job.uuid()).or(() -> sides.own().findJob(tag)).orElseGet(() -> {
            String id = sides.own().submit(dag(), tag);
            job.write(() -> tests.submitted(job.uuid(), id));
            return id;
        });
    }

    private TestDag dag() {
        String guest = sides.ownId();
        String host = sides.other();
        FateTable guestTable = TestSides.guestTable(job.uuid());
        FateTable hostTable = TestSides.hostTable(job.uuid());
        return switch (kind) {
            case TOY -> TestDag.toy(guest, host);
            case PSI -> TestDag.psi(guest, guestTable, host, hostTable);
            case LR -> TestDag.regression(guest, guestTable, host, hostTable);
        };
    }

    private FateJob await(FateFlow flow, String id, FateJob.Role role, String party) throws InterruptedException {
        long end = System.nanoTime() + settings.jobLimit().toNanos();
        int silent = 0;
        while (true) {
            job.checkpoint();
            try {
                FateJob now = flow.job(id, role, party);
                silent = 0;
                if (now.hasEnded()) {
                    return now;
                }
                if (System.nanoTime() > end) {
                    throw tooLong(flow, now);
                }
            } catch (FateException.Silent e) {
                if (++silent == PATIENCE) {
                    throw e;
                }
            }
            job.pause(settings.pollInterval());
        }
    }

    private FateException tooLong(FateFlow flow, FateJob now) {
        String limit = "job " + now.id() + " of FATE has not ended within " + seconds(settings.jobLimit());
        return new FateException(
                now.status().equals("waiting")
                        ? limit + ": it waits for processors that other jobs of FATE use"
                        : limit + ": " + why(flow, now));
    }

    /** The logs of the party itself come first, then those of the other one if they are at hand. */
    private String why(FateFlow flow, FateJob failed) {
        boolean isShared = failed.role() == FateJob.Role.GUEST;
        return flow.failure(failed)
                .or(() -> isShared ? otherFailure(failed) : Optional.empty())
                .orElse("the logs of party " + flow.party().id() + " do not say why"
                        + (isShared && !sides.isOneParty() ? "; see those of party " + sides.other() : ""));
    }

    private Optional<String> otherFailure(FateJob failed) {
        return sides.otherHere().flatMap(other -> other.failure(failed.at(FateJob.Role.HOST, sides.other())));
    }

    private String result(FateJob ended) {
        String text = kind + " job " + ended.id() + " between " + ownAndOther() + " succeeded in "
                + seconds(ended.duration());
        return switch (kind) {
            case TOY -> text;
            case PSI -> text + ": " + commonIds(ended) + " common IDs";
            case LR ->
                text + ": " + commonIds(ended) + " common IDs"
                        + sides.own().auc(ended).stream()
                                .mapToObj(", AUC %.4f"::formatted)
                                .findFirst()
                                .orElse("");
        };
    }

    private int commonIds(FateJob ended) {
        int found = sides.own().commonIds(ended).orElse(0);
        if (found != TestData.COMMON_ROWS) {
            throw new FateException(
                    kind + " job " + ended.id() + " found " + found + " common IDs instead of " + TestData.COMMON_ROWS);
        }
        return found;
    }

    private String ownAndOther() {
        return sides.isOneParty()
                ? "party " + sides.ownId() + " and itself"
                : "parties " + sides.ownId() + " and " + sides.other();
    }

    private static String seconds(Duration duration) {
        return Math.max(1, duration.toSeconds()) + " s";
    }
}
