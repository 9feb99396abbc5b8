package org.fedai.kubefate.cli.command.cluster;

import java.util.Arrays;
import java.util.List;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.cli.client.ClusterClient;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.common.api.ClusterRevision;
import org.fedai.kubefate.common.api.RevisionContents;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code kubefate cluster get}. */
@Command(
        name = "get",
        description = "Print what was recorded of a cluster: its cluster.yaml, values, objects, hooks or notes.",
        footer = {
            "",
            "Examples:",
            "  kubefate cluster get values fate-9999",
            "  kubefate cluster get values fate-9999 --all",
            "  kubefate cluster get manifest fate-9999 --revision 2"
        })
final class ClusterGet implements Runnable {
    /** What can be printed; named as the argument. */
    enum Part {
        values,
        manifest,
        hooks,
        notes
    }

    /** {@code get NAME} shows a cluster in other tools. */
    static final class PartConverter implements ITypeConverter<Part> {
        @Override
        public Part convert(String given) {
            return Arrays.stream(Part.values())
                    .filter(part -> part.name().equalsIgnoreCase(given))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException(
                                    given
                                            + " is not one of values, manifest, hooks, notes; to show a cluster, use cluster describe"));
        }
    }

    @Parameters(
            index = "0",
            paramLabel = "PART",
            converter = PartConverter.class,
            description = "values, manifest, hooks or notes.")
    private Part part = Part.values;

    @Parameters(index = "1", paramLabel = "CLUSTER", description = "UUID or name.")
    private String cluster = "";

    @Option(
            names = "--revision",
            paramLabel = "NUMBER",
            description = "Revision, as in cluster history; default: the deployed one.")
    private @Nullable Integer revision;

    @Option(
            names = {"-a", "--all"},
            description = "With values: all values that the chart was rendered with, not only the cluster.yaml.")
    private boolean all;

    private final Session session;

    ClusterGet(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        ClusterClient clusters = session.client().clusters();
        String uuid = session.references().clusterPresentOrPast(cluster);
        int number = revision != null ? revision : deployed(clusters.revisions(uuid));
        String text = text(clusters.revision(uuid, number));
        session.out().print(text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
    }

    private String text(RevisionContents contents) {
        return switch (part) {
            case values -> all ? Yaml.write(contents.chartValues()) : contents.values();
            case manifest -> contents.manifest();
            case hooks -> contents.hooks();
            case notes -> contents.notes();
        };
    }

    /** Of a cluster that has none deployed, such as a deleted one, the last. */
    private int deployed(List<ClusterRevision> revisions) {
        if (revisions.isEmpty()) {
            throw new CommandException(ExitCode.REFUSED, "cluster " + cluster + " has no revisions yet");
        }
        return revisions.stream()
                .filter(one -> one.status().equals("Deployed"))
                .findFirst()
                .orElse(revisions.getLast())
                .revision();
    }
}
