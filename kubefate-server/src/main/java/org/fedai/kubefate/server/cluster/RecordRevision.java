package org.fedai.kubefate.server.cluster;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.chart.Charts;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.render.Render;
import org.springframework.stereotype.Component;

/** Renders and records the revision of a job, once; a worker that resumes the job uses the recorded one. */
@Component
class RecordRevision {
    private final Charts charts;
    private final Render render;
    private final History history;

    RecordRevision(Charts charts, Render render, History history) {
        this.charts = charts;
        this.render = render;
        this.history = history;
    }

    Optional<Revision> recorded(RunningJob<?> job, Release release) {
        return history.ofJob(release, job.uuid());
    }

    Revision record(RunningJob<?> job, Release release, ClusterSpec spec) throws InterruptedException {
        Chart chart = chart(job, spec);
        Render.Rendered rendered = render.render(release, chart, spec, history.nextNumber(release), job.uuid());
        rendered.warnings().forEach(warning -> job.warn("warning: " + warning));
        job.write(() -> history.record(rendered.revision()));
        return rendered.revision();
    }

    /** Waits for a download; a stop request or the time limit of the job ends the wait. */
    private Chart chart(RunningJob<?> job, ClusterSpec spec) throws InterruptedException {
        CompletableFuture<Chart> chart = charts.get(spec.chartName(), spec.chartVersion());
        if (!chart.isDone()) {
            job.recordOnce("download", "download chart " + spec.chartName() + " " + spec.chartVersion());
        }
        Queue<CompletableFuture<Chart>> done = new ConcurrentLinkedQueue<>();
        CompletableFuture<Chart> unused = chart.whenComplete((found, failure) -> {
            done.add(chart);
            job.wake();
        });
        try {
            return job.take(done).get();
        } catch (ExecutionException e) {
            throw Charts.failure(e);
        }
    }
}
