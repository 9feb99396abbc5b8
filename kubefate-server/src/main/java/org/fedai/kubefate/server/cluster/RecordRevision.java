package org.fedai.kubefate.server.cluster;

import java.util.Optional;
import org.fedai.kubefate.common.chart.Chart;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.chart.ChartStore;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.release.History;
import org.fedai.kubefate.server.release.Release;
import org.fedai.kubefate.server.release.Render;
import org.fedai.kubefate.server.release.Revision;
import org.springframework.stereotype.Component;

/** Renders the revision a job is about, once; whoever goes on with the job takes what was recorded. */
@Component
class RecordRevision {
    private final ChartStore charts;
    private final Render render;
    private final History history;

    RecordRevision(ChartStore charts, Render render, History history) {
        this.charts = charts;
        this.render = render;
        this.history = history;
    }

    Optional<Revision> recorded(RunningJob job, Release release) {
        return history.ofJob(release, job.uuid());
    }

    Revision record(RunningJob job, Release release, ClusterSpec spec) {
        Chart chart = charts.get(spec.chartName(), spec.chartVersion());
        Render.Rendered rendered = render.render(release, chart, spec, history.nextNumber(release), job.uuid());
        rendered.warnings().forEach(warning -> job.tell("warning: " + warning));
        job.write(() -> history.record(rendered.revision()));
        return rendered.revision();
    }
}
