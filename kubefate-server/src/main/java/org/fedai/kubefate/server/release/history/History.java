package org.fedai.kubefate.server.release.history;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The revisions of releases. Each is recorded before its first object is applied, and kept until there are too many. */
@Service
public class History {
    /** Revisions with this status may have objects in Kubernetes. */
    private static final List<RevisionStatus> POSSIBLY_APPLIED =
            List.of(RevisionStatus.PENDING, RevisionStatus.DEPLOYED);

    private static final List<RevisionStatus> NEVER_DEPLOYED = List.of(RevisionStatus.PENDING, RevisionStatus.FAILED);

    private final RevisionRepository repository;
    private final JsonMapper json;
    private final Clock clock;

    History(RevisionRepository repository, JsonMapper json, Clock clock) {
        this.repository = repository;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public int nextNumber(Release release) {
        return repository.lastNumber(release.uuid()) + 1;
    }

    /** All revisions, the oldest first. */
    @Transactional(readOnly = true)
    public List<RecordedRevision> list(Release release) {
        return repository.list(release.uuid()).stream()
                .map(row -> row.of(release))
                .toList();
    }

    /** A revision by its number; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Revision> find(Release release, int number) {
        return repository.findByReleaseUuidAndNumber(release.uuid(), number).map(entity -> entity.toRevision(release));
    }

    /** The revision that a job was started for; empty if it has not recorded it yet. */
    @Transactional(readOnly = true)
    public Optional<Revision> ofJob(Release release, String jobUuid) {
        return repository.findByReleaseUuidAndJobUuidOrderByNumber(release.uuid(), jobUuid).stream()
                .findFirst()
                .map(entity -> entity.toRevision(release));
    }

    /** The revision by which a failed job goes back to what was deployed before; empty if it has not recorded it yet. */
    @Transactional(readOnly = true)
    public Optional<Revision> undoOf(Release release, String jobUuid) {
        return repository.findByReleaseUuidAndJobUuidOrderByNumber(release.uuid(), jobUuid).stream()
                .skip(1)
                .findFirst()
                .map(entity -> entity.toRevision(release));
    }

    /** The deployed revision, or the one before the revision that is being applied. */
    @Transactional(readOnly = true)
    public Optional<Revision> deployed(Release release) {
        return repository
                .findFirstByReleaseUuidAndStatusOrderByNumberDesc(release.uuid(), RevisionStatus.DEPLOYED)
                .map(entity -> entity.toRevision(release));
    }

    /** Whether objects of a revision that was never deployed may have replaced some of the deployed one. */
    @Transactional(readOnly = true)
    public boolean isHalfApplied(Release release) {
        return !repository
                .numbers(release.uuid(), List.of(RevisionStatus.PENDING))
                .isEmpty();
    }

    /**
     * The newest revision that was deployed and is not what runs: one with other content than the deployed one, or the deployed one itself if it is
     * {@linkplain #isHalfApplied half replaced}. Empty if there is none.
     */
    @Transactional(readOnly = true)
    public Optional<Revision> lastGood(Release release) {
        Optional<Revision> deployed = deployed(release);
        if (deployed.isEmpty() || isHalfApplied(release)) {
            return deployed;
        }
        return repository.numbers(release.uuid(), List.of(RevisionStatus.SUPERSEDED)).stream()
                .flatMap(number -> find(release, number).stream())
                .filter(earlier -> !earlier.repeats(deployed.get()))
                .findFirst();
    }

    /** All revisions that may have objects in Kubernetes. */
    @Transactional(readOnly = true)
    public List<Revision> possiblyApplied(Release release) {
        return repository.findByReleaseUuidAndStatusIn(release.uuid(), POSSIBLY_APPLIED).stream()
                .map(entity -> entity.toRevision(release))
                .toList();
    }

    /** The same, except for the given revision. */
    @Transactional(readOnly = true)
    public List<Revision> othersPossiblyApplied(Revision revision) {
        return possiblyApplied(revision.release()).stream()
                .filter(other -> other.number() != revision.number())
                .toList();
    }

    /** The revisions that were never deployed because their jobs failed, or have not ended. */
    @Transactional(readOnly = true)
    public List<Revision> neverDeployed(Release release) {
        return repository.findByReleaseUuidAndStatusIn(release.uuid(), NEVER_DEPLOYED).stream()
                .map(entity -> entity.toRevision(release))
                .toList();
    }

    /** Records a revision in the caller's transaction. */
    @Transactional
    public void record(Revision revision) {
        repository.save(new RevisionEntity(revision, clock.instant()));
    }

    /** The cluster.yaml of the newest revision with this version of the chart and these values; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<ClusterSpec> withContent(
            Release release, String chartVersion, Map<String, @Nullable Object> values) {
        JsonNode wanted = json.readTree(json.writeValueAsString(values));
        return repository.findByReleaseUuidOrderByNumberDesc(release.uuid()).stream()
                .map(entity -> entity.toRevision(release))
                .filter(revision -> revision.spec().chartVersion().equals(chartVersion)
                        && json.readTree(revision.chartValues()).equals(wanted))
                .map(Revision::spec)
                .findFirst();
    }

    /** Whether no revision was recorded, as of a release that somebody else has installed. */
    @Transactional(readOnly = true)
    public boolean isEmpty(Release release) {
        return repository.lastNumber(release.uuid()) == 0;
    }

    /** Records a revision that somebody else has made earlier, in the caller's transaction. */
    @Transactional
    public void record(Revision revision, Instant madeAt) {
        repository.save(new RevisionEntity(revision, madeAt));
    }

    /** The revision was deployed, and all others have been replaced: the previous one is superseded, and those that were never deployed have failed. */
    @Transactional
    public void deployed(Revision revision) {
        for (RevisionEntity other :
                repository.findByReleaseUuidAndStatusIn(revision.release().uuid(), POSSIBLY_APPLIED)) {
            if (other.number() == revision.number()) {
                other.setStatus(RevisionStatus.DEPLOYED, clock.instant());
            } else if (other.status() == RevisionStatus.DEPLOYED) {
                other.setStatus(RevisionStatus.SUPERSEDED, clock.instant());
            } else {
                other.setStatus(RevisionStatus.FAILED, clock.instant());
            }
        }
    }

    /** The releases, by UUID, with more revisions than the limit. */
    @Transactional(readOnly = true)
    public List<String> releasesWithMoreThan(int limit) {
        return repository.releasesWithMoreThan(limit);
    }

    /**
     * Deletes the oldest revisions beyond the limit. Never deletes one that may have objects in Kubernetes, nor the {@linkplain #lastGood last good
     * one}. No job may be changing the release.
     *
     * @param most how many to delete at most
     * @return their numbers
     */
    @Transactional
    public List<Integer> prune(Release release, int limit, int most) {
        List<Integer> beyond = repository.numbers(release.uuid()).stream()
                .skip(limit)
                .collect(Collectors.toCollection(ArrayList::new));
        beyond.removeAll(repository.numbers(release.uuid(), POSSIBLY_APPLIED));
        if (!beyond.isEmpty()) {
            lastGood(release).ifPresent(good -> beyond.remove(Integer.valueOf(good.number())));
        }
        List<Integer> pruned = beyond.reversed().stream().limit(most).toList();
        if (!pruned.isEmpty()) {
            repository.delete(release.uuid(), pruned);
        }
        return pruned;
    }

    /** Deletes all revisions of releases, by UUID. */
    @Transactional
    public void forget(Collection<String> releaseUuids) {
        repository.deleteOf(releaseUuids);
    }

    /** Keeps who started jobs, which are about to be deleted, with the revisions that they have recorded. */
    @Transactional
    public void keepCreator(Collection<String> jobUuids, String creator) {
        repository.setCreator(jobUuids, creator);
    }

    /** All objects of the release were deleted. */
    @Transactional
    public void removed(Release release) {
        repository
                .findByReleaseUuidAndStatusIn(release.uuid(), POSSIBLY_APPLIED)
                .forEach(entity -> entity.setStatus(RevisionStatus.REMOVED, clock.instant()));
    }
}
