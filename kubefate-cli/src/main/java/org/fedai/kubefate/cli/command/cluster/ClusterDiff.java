package org.fedai.kubefate.cli.command.cluster;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.fedai.kubefate.cli.client.ClusterClient;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.FormatOption;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.cli.command.SpecFile;
import org.fedai.kubefate.cli.output.DiffText;
import org.fedai.kubefate.cli.output.Format;
import org.fedai.kubefate.common.api.ClusterChanges;
import org.fedai.kubefate.common.api.ObjectDiff;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kubefate cluster diff}. */
@Command(
        name = "diff",
        description = "Show what an update would change in a cluster, or how two of its revisions differ.",
        footer = {
            "",
            "Values of Secrets are shown as hashes, which differ if the values differ.",
            "",
            "Examples:",
            "  kubefate cluster diff fate-9999 -f cluster.yaml",
            "  kubefate cluster diff fate-9999 --revision 2",
            "  kubefate cluster diff fate-9999 --revision 3 --with 2 --exit-code"
        })
final class ClusterDiff implements Callable<Integer> {
    private static final int DIFFERS = 1;

    /** What to compare with. */
    static final class Other {
        @Option(
                names = {"-f", "--file"},
                required = true,
                paramLabel = "FILE",
                description = "The cluster.yaml of an update; - for standard input.")
        private @Nullable Path file;

        @Option(
                names = "--revision",
                required = true,
                paramLabel = "NUMBER",
                description = "A revision, as in cluster history: shows how it differs from the deployed one.")
        private @Nullable Integer revision;
    }

    @Parameters(paramLabel = "CLUSTER", description = "UUID or name.")
    private String cluster = "";

    @ArgGroup(multiplicity = "1")
    private Other other = new Other();

    @Option(
            names = "--with",
            paramLabel = "NUMBER",
            description = "With --revision: the revision to compare it with instead of the deployed one.")
    private @Nullable Integer with;

    @Option(
            names = "--exit-code",
            description =
                    "Exit with 1 if anything differs, as git diff and kubectl diff do, and with 0 if nothing does.")
    private boolean exitCode;

    @Mixin
    private FormatOption output = new FormatOption();

    private final Session session;

    ClusterDiff(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ClusterChanges diff = diff(session.client().clusters());
        if (output.format.isDocument()) {
            session.printer().print(diff, output.format);
        } else if (output.format == Format.NAME) {
            diff.objects().stream().map(ObjectDiff::object).forEach(session.out()::println);
        } else {
            session.screen().print(new DiffText(session.terminal().colours()).of(diff));
            session.screen().flush();
        }
        return exitCode && !diff.objects().isEmpty() ? DIFFERS : ExitCode.OK.code();
    }

    private ClusterChanges diff(ClusterClient clusters) {
        if (other.revision != null) {
            return clusters.diff(session.references().clusterPresentOrPast(cluster), other.revision, with);
        }
        ClusterSpec spec = new SpecFile(session).read(Objects.requireNonNull(other.file));
        return clusters.diff(session.references().cluster(cluster), SpecFile.args(spec));
    }
}
