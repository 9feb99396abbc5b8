package org.fedai.kubefate.server.release.helm;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the release records of this service contain, stored with the revisions, so that a worker that resumes a job writes the same again; and which of
 * them were written to Kubernetes. Content is packed, see {@link HelmCodec}.
 */
@Service
public class HelmContents {
    private final HelmRevisionRepository repository;
    private final Clock clock;

    HelmContents(HelmRevisionRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Stores the content of a revision, which is not written to Kubernetes yet. Does nothing if it is already stored. */
    @Transactional
    public void record(String releaseUuid, int number, String content) {
        if (repository.findByReleaseUuidAndNumber(releaseUuid, number).isEmpty()) {
            repository.save(new HelmRevisionEntity(releaseUuid, number, content, null, clock.instant()));
        }
    }

    /** Stores a record of Helm itself, from which on its later changes are noticed. */
    @Transactional
    public void takeOver(String releaseUuid, HelmRelease release, String content) {
        Optional<HelmRevisionEntity> known = repository.findByReleaseUuidAndNumber(releaseUuid, release.version());
        if (known.isPresent()) {
            known.get().setStatus(release.status(), clock.instant());
        } else {
            repository.save(
                    new HelmRevisionEntity(releaseUuid, release.version(), content, release.status(), clock.instant()));
        }
    }

    @Transactional(readOnly = true)
    public Optional<String> find(String releaseUuid, int number) {
        return repository.findByReleaseUuidAndNumber(releaseUuid, number).map(HelmRevisionEntity::content);
    }

    /** The content of the oldest revision. */
    @Transactional(readOnly = true)
    public Optional<String> first(String releaseUuid) {
        return repository.findFirstByReleaseUuidOrderByNumber(releaseUuid).map(HelmRevisionEntity::content);
    }

    /** A record was written to Kubernetes. */
    @Transactional
    public void written(String releaseUuid, int number, HelmStatus status) {
        repository
                .findByReleaseUuidAndNumber(releaseUuid, number)
                .ifPresent(entity -> entity.setStatus(status, clock.instant()));
    }

    /** The records that were written to Kubernetes, from the oldest to the newest. */
    @Transactional(readOnly = true)
    public List<WrittenRecord> written(String releaseUuid) {
        return repository.written(releaseUuid);
    }

    /** Some revisions of the release were deleted; records in Kubernetes are not. */
    @Transactional
    public void forget(String releaseUuid, Collection<Integer> numbers) {
        repository.delete(releaseUuid, numbers);
    }

    /** Releases that nobody asks for any more. */
    @Transactional
    public void forget(Collection<String> releaseUuids) {
        repository.deleteOf(releaseUuids);
    }

    /** The release was removed. */
    @Transactional
    public void forget(String releaseUuid) {
        repository.deleteByReleaseUuid(releaseUuid);
    }
}
