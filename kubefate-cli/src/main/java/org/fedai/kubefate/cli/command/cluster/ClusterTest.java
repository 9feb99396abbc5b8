package org.fedai.kubefate.cli.command.cluster;

import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.StartedJob;
import org.fedai.kubefate.cli.command.WaitOption;
import org.fedai.kubefate.common.api.ClusterTestArgs;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.TestKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate cluster test}. */
@Command(
        name = "test",
        description = "Test whether a cluster can train, alone or with another party, by a small job of FATE.",
        footer = {
            "",
            "Examples:",
            "  kubefate cluster test fate-9999 --wait",
            "  kubefate cluster test fate-9999 --with 10000 --wait"
        })
final class ClusterTest implements Runnable {
    @Parameters(paramLabel = "CLUSTER", description = "UUID or name.")
    private String cluster = "";

    @Option(names = "--with", paramLabel = "PARTY", description = "ID of the other party; the party itself if omitted.")
    private @Nullable String with;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "toy",
            completionCandidates = TestKinds.class,
            converter = TestKinds.class,
            description =
                    "toy adds random numbers; psi and lr use test data, and both parties must be clusters of this service; default:"
                            + " ${DEFAULT-VALUE}.")
    private TestKind kind = TestKind.TOY;

    @Mixin
    private WaitOption waiting = new WaitOption();

    private final Session session;

    ClusterTest(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        String uuid = session.references().cluster(cluster);
        Job job = session.client().clusters().test(uuid, new ClusterTestArgs(with, kind));
        new StartedJob(session).created(job, waiting.wait);
    }
}
