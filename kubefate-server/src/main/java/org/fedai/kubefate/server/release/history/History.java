package org.fedai.kubefate.server.release.history;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The revisions of releases. Each is recorded before its first object is applied, and kept. */
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

    /** The revision that a job has recorded; empty if it has not recorded any yet. */
    @Transactional(readOnly = true)
    public Optional<Revision> ofJob(Release release, String jobUuid) {
        return repository
                .findByReleaseUuidAndJobUuidAndRollsBackToIsNull(release.uuid(), jobUuid)
                .map(entity -> entity.toRevision(release));
    }

    /** The rollback revision that a job has recorded; empty if it has not recorded any yet. */
    @Transactional(readOnly = true)
    public Optional<Revision> rollbackOf(Release release, String jobUuid) {
        return repository
                .findByReleaseUuidAndJobUuidAndRollsBackToIsNotNull(release.uuid(), jobUuid)
                .map(entity -> entity.toRevision(release));
    }

    /** The deployed revision, or the one before the revision that is being applied. */
    @Transactional(readOnly = true)
    public Optional<Revision> deployed(Release release) {
        return repository
                .findFirstByReleaseUuidAndStatusOrderByNumberDesc(release.uuid(), RevisionStatus.DEPLOYED)
                .map(entity -> entity.toRevision(release));
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

    /** All objects of the release were deleted. */
    @Transactional
    public void removed(Release release) {
        repository
                .findByReleaseUuidAndStatusIn(release.uuid(), POSSIBLY_APPLIED)
                .forEach(entity -> entity.setStatus(RevisionStatus.REMOVED, clock.instant()));
    }
}
