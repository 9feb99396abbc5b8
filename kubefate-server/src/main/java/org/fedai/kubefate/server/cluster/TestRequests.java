package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.common.api.ClusterTestArgs;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.TestKind;
import org.fedai.kubefate.server.fate.FateParty;
import org.fedai.kubefate.server.job.NewJob;
import org.fedai.kubefate.server.kubernetes.proxy.ServiceProxy;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.stereotype.Component;

/** Checks requests to test a cluster and starts the tests. */
@Component
class TestRequests {
    private final TestedParties parties;
    private final ClusterTests tests;
    private final ServiceProxy services;
    private final ClusterTestSettings settings;

    TestRequests(TestedParties parties, ClusterTests tests, ServiceProxy services, ClusterTestSettings settings) {
        this.parties = parties;
        this.tests = tests;
        this.services = services;
        this.settings = settings;
    }

    /** @throws Problem if the cluster cannot be tested in this way */
    Job start(ClusterEntity cluster, ClusterTestArgs args, String creator) {
        if (args.with() != null && !args.with().isEmpty()) {
            TestedParties.checkedId(args.with());
        }
        FateParty own = parties.of(cluster);
        if (services.isSimulated()) {
            throw Problem.invalid("the sandbox runs no containers, so that there is no FATE to test;"
                    + " install the cluster on a real Kubernetes");
        }
        TestKind kind = TestCluster.kind(args);
        String other = TestCluster.otherParty(args, own);
        boolean isHere = other.equals(own.id()) || parties.find(other).isPresent();
        if (kind.needsData() && !isHere) {
            throw Problem.invalid(dataElsewhere(kind, other));
        }
        NewJob job =
                NewJob.of(TestCluster.METHOD, cluster.uuid(), creator, args).within(settings.timeLimit());
        return tests.start(job, kind, other);
    }

    static String dataElsewhere(TestKind kind, String party) {
        return kind
                + " needs data at both parties, and this service can store data only at its own clusters, none or several of"
                + " which are party " + party + "; kind toy needs no data";
    }
}
