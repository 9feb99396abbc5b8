package org.fedai.kubefate.server.cluster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.common.rendered.RenderedSpec;
import org.fedai.kubefate.common.spec.ChartTexts;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.spec.Finding;
import org.fedai.kubefate.common.spec.SpecValidator;
import org.fedai.kubefate.server.chart.Charts;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.release.HelmJournal;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.render.Render;
import org.springframework.stereotype.Component;

/** Renders and records the revision of a job, once; a worker that resumes the job uses the recorded one. */
@Component
class RecordRevision {
    /** Characters of a cluster.yaml. One that people write is far smaller; others are not worth the time. */
    private static final int MAX_CHECKED = 262_144;

    /** Findings that a job reports. */
    private static final int MAX_FINDINGS = 50;

    private final Charts charts;
    private final Render render;
    private final History history;
    private final HelmJournal helm;

    RecordRevision(Charts charts, Render render, History history, HelmJournal helm) {
        this.charts = charts;
        this.render = render;
        this.history = history;
        this.helm = helm;
    }

    Optional<Revision> recorded(RunningJob<?> job, Release release) {
        return history.ofJob(release, job.uuid());
    }

    Revision record(RunningJob<?> job, Release release, ClusterSpec spec) throws InterruptedException {
        return record(job, render(job, release, spec));
    }

    Revision record(RunningJob<?> job, Render.Rendered rendered) {
        Revision revision = rendered.revision();
        String content = helm.content(revision.release().uuid(), rendered.helm());
        job.write(() -> {
            history.record(revision);
            helm.record(revision, content);
        });
        return revision;
    }

    /** Renders the next revision without recording it. */
    Render.Rendered render(RunningJob<?> job, Release release, ClusterSpec spec) throws InterruptedException {
        Chart chart = chart(job, spec);
        Render.Rendered rendered = render.render(release, chart, spec, history.nextNumber(release), job.uuid());
        rendered.warnings().forEach(warning -> warn(job, warning));
        findings(release, chart, spec, rendered).stream()
                .limit(MAX_FINDINGS)
                .forEach(finding -> warn(job, finding.at("cluster.yaml")));
        return rendered;
    }

    /** Once, also if another worker renders it again after the first one has died. */
    private static void warn(RunningJob<?> job, String warning) {
        job.warnOnce(
                "warning-" + UUID.nameUUIDFromBytes(warning.getBytes(StandardCharsets.UTF_8)), "warning: " + warning);
    }

    /** Everything that speaks against the cluster.yaml, for clients that did not validate it. */
    private List<Finding> findings(Release release, Chart chart, ClusterSpec spec, Render.Rendered rendered) {
        if (spec.text().length() > MAX_CHECKED) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>(SpecValidator.validate(spec, ChartTexts.of(chart)));
        int number = rendered.revision().number();
        findings.addAll(RenderedSpec.findings(
                spec,
                objects(rendered),
                document -> objects(render.render(release, chart, spec, document, number, ""))));
        findings.sort(Comparator.comparingInt(Finding::line));
        return findings;
    }

    private static List<ManifestObject> objects(Render.Rendered rendered) {
        Revision revision = rendered.revision();
        return Stream.concat(revision.manifest().objects().stream(), revision.hooks().stream())
                .toList();
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
