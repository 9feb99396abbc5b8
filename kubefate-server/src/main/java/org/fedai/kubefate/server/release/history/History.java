package org.fedai.kubefate.server.release.history;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The revisions of releases. Each is recorded before the first of its objects is applied, and stays. */
@Service
public class History {
    /** Their objects may be in Kubernetes. */
    private static final List<RevisionStatus> PERHAPS_APPLIED =
            List.of(RevisionStatus.PENDING, RevisionStatus.DEPLOYED);

    private final RevisionRepository repository;
    private final Clock clock;

    History(RevisionRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public int nextNumber(Release release) {
        return repository.lastNumber(release.uuid()) + 1;
    }

    /** The revision a job recorded, when it has come that far. */
    @Transactional(readOnly = true)
    public Optional<Revision> ofJob(Release release, String jobUuid) {
        return repository
                .findByReleaseUuidAndJobUuidAndRollsBackToIsNull(release.uuid(), jobUuid)
                .map(entity -> entity.toRevision(release));
    }

    /** The revision with which a job went back to an earlier one, when it has come that far. */
    @Transactional(readOnly = true)
    public Optional<Revision> rollbackOf(Release release, String jobUuid) {
        return repository
                .findByReleaseUuidAndJobUuidAndRollsBackToIsNotNull(release.uuid(), jobUuid)
                .map(entity -> entity.toRevision(release));
    }

    /** The revision that runs, or ran before the one that is being applied. */
    @Transactional(readOnly = true)
    public Optional<Revision> deployed(Release release) {
        return repository
                .findFirstByReleaseUuidAndStatusOrderByNumberDesc(release.uuid(), RevisionStatus.DEPLOYED)
                .map(entity -> entity.toRevision(release));
    }

    /** All revisions whose objects may be in Kubernetes. */
    @Transactional(readOnly = true)
    public List<Revision> perhapsApplied(Release release) {
        return repository.findByReleaseUuidAndStatusIn(release.uuid(), PERHAPS_APPLIED).stream()
                .map(entity -> entity.toRevision(release))
                .toList();
    }

    /** The same without one of them. */
    @Transactional(readOnly = true)
    public List<Revision> othersPerhapsApplied(Revision revision) {
        return perhapsApplied(revision.release()).stream()
                .filter(other -> other.number() != revision.number())
                .toList();
    }

    /** Joins the caller's transaction. */
    @Transactional
    public void record(Revision revision) {
        repository.save(new RevisionEntity(revision, clock.instant()));
    }

    /** The revision runs, and nothing of the others is left: what ran before is superseded, what never came up has failed. */
    @Transactional
    public void deployed(Revision revision) {
        for (RevisionEntity other :
                repository.findByReleaseUuidAndStatusIn(revision.release().uuid(), PERHAPS_APPLIED)) {
            if (other.number() == revision.number()) {
                other.become(RevisionStatus.DEPLOYED, clock.instant());
            } else if (other.status() == RevisionStatus.DEPLOYED) {
                other.become(RevisionStatus.SUPERSEDED, clock.instant());
            } else {
                other.become(RevisionStatus.FAILED, clock.instant());
            }
        }
    }

    /** Nothing of the release is left. */
    @Transactional
    public void removed(Release release) {
        repository
                .findByReleaseUuidAndStatusIn(release.uuid(), PERHAPS_APPLIED)
                .forEach(entity -> entity.become(RevisionStatus.REMOVED, clock.instant()));
    }
}
