package org.fedai.kubefate.server.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.common.api.ClusterRevision;
import org.fedai.kubefate.common.api.RevisionContents;
import org.fedai.kubefate.server.job.JobCreators;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.RecordedRevision;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the revisions of clusters. */
@Service
class RevisionService {
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private final ClustersWithRevisions clusters;
    private final History history;
    private final JobCreators jobs;
    private final JsonMapper json;

    RevisionService(ClustersWithRevisions clusters, History history, JobCreators jobs, JsonMapper json) {
        this.clusters = clusters;
        this.history = history;
        this.jobs = jobs;
        this.json = json;
    }

    List<ClusterRevision> list(String uuid) {
        return list(clusters.release(uuid));
    }

    RevisionContents get(String uuid, int number) {
        Release release = clusters.release(uuid);
        Revision revision = history.find(release, number).orElseThrow(() -> missing(release, number));
        ClusterRevision summary = list(release).stream()
                .filter(one -> one.revision() == number)
                .findFirst()
                .orElseThrow(() -> missing(release, number));
        return new RevisionContents(
                summary,
                revision.spec().text(),
                revision.spec().document(),
                json.readValue(revision.chartValues(), VALUES),
                new Manifest(Stream.concat(revision.crds().stream(), revision.manifest().objects().stream())
                                .toList())
                        .toYaml(),
                new Manifest(revision.hooks()).toYaml(),
                revision.notes());
    }

    private List<ClusterRevision> list(Release release) {
        List<RecordedRevision> recorded = history.list(release);
        Map<String, String> creators =
                jobs.of(recorded.stream().map(RecordedRevision::jobUuid).toList());
        List<ClusterRevision> revisions = new ArrayList<>();
        RecordedRevision previous = null;
        for (RecordedRevision revision : recorded) {
            revisions.add(new ClusterRevision(
                    revision.number(),
                    revision.status().label(),
                    revision.recordedAt(),
                    revision.updatedAt(),
                    creators.getOrDefault(revision.jobUuid(), ""),
                    revision.jobUuid(),
                    revision.spec().chartName(),
                    revision.spec().chartVersion(),
                    revision.rollsBackTo(),
                    WhatChanged.between(previous, revision)));
            previous = revision;
        }
        return revisions;
    }

    private Problem missing(Release release, int number) {
        List<RecordedRevision> recorded = history.list(release);
        return Problem.notFound("cluster " + release + " has no revision " + number
                + (recorded.isEmpty()
                        ? ""
                        : "; its revisions are " + recorded.getFirst().number() + " to "
                                + recorded.getLast().number()));
    }
}
