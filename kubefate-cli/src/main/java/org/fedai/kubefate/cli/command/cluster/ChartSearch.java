package org.fedai.kubefate.cli.command.cluster;

import java.time.Duration;
import java.util.Optional;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.cli.client.ChartClient;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.cli.client.ClientException.Unreachable;
import org.fedai.kubefate.cli.command.CommandException;
import org.fedai.kubefate.cli.command.ExitCode;
import org.fedai.kubefate.cli.command.Session;
import org.fedai.kubefate.common.api.HelmChart;
import org.fedai.kubefate.common.spec.ChartTexts;
import org.fedai.kubefate.common.spec.ChartVersions;
import org.fedai.kubefate.common.spec.ClusterSpec;

/** Finds the chart of a cluster.yaml: in the service, or among the bundled charts. */
final class ChartSearch {
    private static final Duration DOWNLOAD = Duration.ofSeconds(15);

    private final Session session;
    private final LocalCharts local;
    private final String name;
    private final String version;

    ChartSearch(Session session, ClusterSpec spec) {
        this.session = session;
        this.local = new LocalCharts(session);
        this.name = spec.chartName();
        // A version without its v was probably meant to have one, and there is no use in asking for it as it is.
        this.version = ChartVersions.meant(name, spec.chartVersion()).orElse(spec.chartVersion());
    }

    /** For an install or update. Validation is optional there: a service that cannot provide the chart must not prevent it. */
    ChartTexts texts() {
        try {
            ChartClient charts = session.client().charts();
            Optional<HelmChart> stored = stored();
            return stored.isPresent()
                    ? new ChartOfService(stored.get()).known().texts()
                    : ChartTexts.ofExample(charts.example(name, version).orElse(""));
        } catch (Refused e) {
            return ChartTexts.ofExample("");
        }
    }

    /**
     * For validation.
     *
     * @throws CommandException if there is neither the service nor a bundled chart
     */
    KnownChart known() {
        try {
            return ofService();
        } catch (Unreachable e) {
            Chart found = local.find(name, version)
                    .orElseThrow(() -> new CommandException(
                            ExitCode.UNREACHABLE,
                            "%s; to validate without the service, specify the chart %s %s with --chart, or use --offline"
                                    .formatted(e.getMessage(), name, version)));
            session.warn("the service is unavailable; validated against the bundled chart");
            return KnownChart.of(found);
        }
    }

    /** For validation without the service. */
    KnownChart offline() {
        return local.find(name, version).map(KnownChart::of).orElseGet(() -> {
            session.warn("the chart %s %s is not bundled; keys are not checked".formatted(name, version));
            return KnownChart.NONE;
        });
    }

    private KnownChart ofService() {
        Optional<HelmChart> stored = stored();
        if (stored.isPresent()) {
            return known(stored.get());
        }
        String example = downloaded();
        return stored().map(this::known).orElseGet(() -> {
            if (example.isBlank()) {
                session.warn(
                        "the service has no example of the chart %s %s; keys are not checked".formatted(name, version));
            }
            return KnownChart.of(ChartTexts.ofExample(example));
        });
    }

    private KnownChart known(HelmChart stored) {
        ChartOfService shown = new ChartOfService(stored);
        KnownChart known = shown.known();
        Optional<KnownChart> same = known.chart().isPresent()
                ? Optional.empty()
                : local.find(name, version).filter(shown::isLike).map(KnownChart::of);
        return same.orElse(known);
    }

    /** The chart in the store, without a download; empty if it is missing or the service does not say. */
    private Optional<HelmChart> stored() {
        try {
            return session.client().charts().find(name, version);
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /** Requests the example, for which the service downloads the chart. */
    private String downloaded() {
        session.warn(
                "the service does not have the chart %s %s and downloads it; waiting at most %d s (--offline: no download)"
                        .formatted(name, version, DOWNLOAD.toSeconds()));
        try {
            return session.client().charts().example(name, version, DOWNLOAD).orElse("");
        } catch (Unreachable e) {
            session.warn("the chart was not downloaded in time: " + e.getMessage());
            return "";
        }
    }
}
