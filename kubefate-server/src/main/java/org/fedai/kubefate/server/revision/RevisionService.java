package org.fedai.kubefate.server.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.fedai.kubefate.chart.manifest.Manifest;
import org.fedai.kubefate.common.api.ClusterRevision;
import org.fedai.kubefate.common.api.RevisionContents;
import org.fedai.kubefate.server.job.JobCreators;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.RecordedRevision;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.history.RevisionStatus;
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
    private final RevisionByNumber byNumber;
    private final JobCreators jobs;
    private final JsonMapper json;

    RevisionService(
            ClustersWithRevisions clusters,
            History history,
            RevisionByNumber byNumber,
            JobCreators jobs,
            JsonMapper json) {
        this.clusters = clusters;
        this.history = history;
        this.byNumber = byNumber;
        this.jobs = jobs;
        this.json = json;
    }

    List<ClusterRevision> list(String uuid) {
        return list(clusters.revised(uuid));
    }

    RevisionContents get(String uuid, int number) {
        RevisedCluster cluster = clusters.revised(uuid);
        Revision revision = byNumber.get(cluster, number);
        ClusterRevision summary = list(cluster).stream()
                .filter(one -> one.revision() == number)
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "revision " + number + " of cluster " + cluster.release() + " was pruned while it was read"));
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

    private List<ClusterRevision> list(RevisedCluster cluster) {
        List<RecordedRevision> recorded = history.list(cluster.release());
        Map<String, String> creators =
                jobs.of(recorded.stream().map(RecordedRevision::jobUuid).toList());
        List<ClusterRevision> revisions = new ArrayList<>();
        RecordedRevision previous = null;
        for (RecordedRevision revision : recorded) {
            revisions.add(new ClusterRevision(
                    revision.number(),
                    status(revision, cluster),
                    revision.recordedAt(),
                    revision.updatedAt(),
                    creators.getOrDefault(revision.jobUuid(), Objects.requireNonNullElse(revision.creator(), "")),
                    revision.jobUuid(),
                    revision.spec().chartName(),
                    revision.spec().chartVersion(),
                    revision.rollsBackTo(),
                    WhatChanged.between(previous, revision)));
            previous = revision;
        }
        return revisions;
    }

    /** What an ended job has left pending has failed, even if its objects could not be replaced yet. */
    private static String status(RecordedRevision revision, RevisedCluster cluster) {
        boolean isLeft = revision.status() == RevisionStatus.PENDING
                && !revision.jobUuid().equals(cluster.busyWith());
        return (isLeft ? RevisionStatus.FAILED : revision.status()).label();
    }
}
