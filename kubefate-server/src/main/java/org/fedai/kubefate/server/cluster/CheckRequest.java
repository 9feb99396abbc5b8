package org.fedai.kubefate.server.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fedai.kubefate.common.api.AdoptArgs;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.chart.Charts;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.render.Render;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Validates a request before anything is written: required fields, known charts, and whether the chart renders. */
@Component
class CheckRequest {
    private final Charts charts;
    private final Render render;

    CheckRequest(Charts charts, Render render) {
        this.charts = charts;
        this.render = render;
    }

    /**
     * Reads the cluster.yaml of a request.
     *
     * @throws Problem if a field is missing or contradicts the cluster.yaml
     */
    ClusterSpec read(ClusterArgs args) {
        requireFields(args);
        ClusterSpec spec = ClusterSpec.parse(decoded(args.data()), "cluster.yaml");
        List<String> differences = new ArrayList<>();
        compare("name", args.name(), spec.name(), differences);
        compare("namespace", args.namespace(), spec.namespace(), differences);
        compare("chart_name", args.chartName(), spec.chartName(), differences);
        compare("chart_version", args.chartVersion(), spec.chartVersion(), differences);
        refuseDifferent(differences);
        return spec;
    }

    /**
     * Reads the cluster.yaml of a request to adopt a release.
     *
     * @return empty if it is to be derived
     * @throws Problem if a field is missing or contradicts the cluster.yaml
     */
    Optional<ClusterSpec> read(AdoptArgs args) {
        List<String> missing = new ArrayList<>();
        require("name", args.name(), missing);
        require("namespace", args.namespace(), missing);
        refuse(missing);
        String data = args.data();
        if (data == null || data.isBlank()) {
            return Optional.empty();
        }
        ClusterSpec spec = ClusterSpec.parse(decoded(data), "cluster.yaml");
        List<String> differences = new ArrayList<>();
        compare("name", args.name(), spec.name(), differences);
        compare("namespace", args.namespace(), spec.namespace(), differences);
        refuseDifferent(differences);
        return Optional.of(spec);
    }

    /**
     * Renders the chart to report errors early; the job renders it again. If the chart takes long to download, this is left to the
     * job as well.
     *
     * @return what was rendered; empty if it is left to the job
     */
    Optional<Revision> checkRenders(Release release, ClusterSpec spec, int revision) {
        return charts.getSoon(spec.chartName(), spec.chartVersion())
                .map(chart -> render.check(release, chart, spec, revision));
    }

    private static void requireFields(ClusterArgs args) {
        List<String> missing = new ArrayList<>();
        require("name", args.name(), missing);
        require("namespace", args.namespace(), missing);
        require("chart_name", args.chartName(), missing);
        require("chart_version", args.chartVersion(), missing);
        require("data", args.data(), missing);
        refuse(missing);
    }

    private static void refuse(List<String> missing) {
        if (!missing.isEmpty()) {
            throw Problem.malformed("the request lacks " + String.join(", ", missing));
        }
    }

    private static void refuseDifferent(List<String> differences) {
        if (!differences.isEmpty()) {
            throw Problem.invalid("the request and its cluster.yaml differ: " + String.join("; ", differences));
        }
    }

    private static void require(String field, @Nullable String value, List<String> missing) {
        if (value == null || value.isBlank()) {
            missing.add(field);
        }
    }

    private static void compare(String field, String sent, String specified, List<String> differences) {
        if (!sent.equals(specified)) {
            differences.add(field + " is " + sent + " in the request and " + specified + " in the cluster.yaml");
        }
    }

    private static String decoded(String data) {
        try {
            return ClusterArgs.decode(data);
        } catch (IllegalArgumentException e) {
            throw new Problem(Problem.Kind.MALFORMED, "data is not base64: " + e.getMessage(), e);
        }
    }
}
