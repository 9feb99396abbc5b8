package org.fedai.kubefate.server.release;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.server.kubernetes.api.KubernetesException;
import org.fedai.kubefate.server.kubernetes.api.ResourceKind;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.release.helm.HelmChange;
import org.fedai.kubefate.server.release.helm.HelmCodec;
import org.fedai.kubefate.server.release.helm.HelmContents;
import org.fedai.kubefate.server.release.helm.HelmRecord;
import org.fedai.kubefate.server.release.helm.HelmRecords;
import org.fedai.kubefate.server.release.helm.HelmRelease;
import org.fedai.kubefate.server.release.helm.HelmSettings;
import org.fedai.kubefate.server.release.helm.HelmStatus;
import org.fedai.kubefate.server.release.helm.HelmWriter;
import org.fedai.kubefate.server.release.helm.WrittenRecord;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the revisions of a release as Helm would record them, so that {@code helm list}, {@code history}, {@code rollback} and {@code uninstall} work
 * on it, and notices when Helm has changed it. All steps are idempotent. What cannot be written because a permission is missing or a record is too
 * large becomes a warning of the job.
 */
@Component
public class HelmJournal {
    private static final Logger LOG = LoggerFactory.getLogger(HelmJournal.class);
    private static final ResourceKind SECRET = new ResourceKind("v1", "Secret");
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};

    private final HelmSettings settings;
    private final HelmRecords records;
    private final HelmWriter writer;
    private final HelmCodec codec;
    private final HelmContents contents;
    private final JsonMapper json;
    private final Clock clock;

    HelmJournal(
            HelmSettings settings,
            HelmRecords records,
            HelmWriter writer,
            HelmCodec codec,
            HelmContents contents,
            JsonMapper json,
            Clock clock) {
        this.settings = settings;
        this.records = records;
        this.writer = writer;
        this.codec = codec;
        this.contents = contents;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is to be recorded with a revision: its content for Helm, packed. Null if Helm is not to see it.
     *
     * @param uuid of the release
     */
    public @Nullable String content(String uuid, HelmRelease rendered) {
        return settings.records() ? codec.encode(timed(uuid, rendered)) : null;
    }

    /** Records it with the revision, in the caller's transaction. */
    public void record(Revision revision, @Nullable String content) {
        if (content != null) {
            contents.record(revision.release().uuid(), revision.number(), content);
        }
    }

    /**
     * Must be called before the first revision of a release is recorded.
     *
     * @param overwrite whether to delete the records of a release that was uninstalled with its history kept
     * @throws Problem if Helm has a release with its name
     */
    public void checkNameIsFree(Release release, boolean overwrite) {
        List<HelmRecord> existing = settings.records() ? readable(release) : List.of();
        if (existing.isEmpty()) {
            return;
        }
        HelmRecord newest = existing.getLast();
        if (overwrite && newest.status() == HelmStatus.UNINSTALLED) {
            existing.forEach(writer::delete);
            return;
        }
        throw Problem.conflict(
                "namespace " + release.namespace() + " has a Helm release " + release.name() + " (revision "
                        + newest.version() + ", " + newest.status().text()
                        + "); to keep and update it, adopt it (kubefate cluster adopt " + release.name()
                        + " --namespace " + release.namespace()
                        + ") or install with cover; otherwise choose another name or namespace");
    }

    private List<HelmRecord> readable(Release release) {
        try {
            return records.of(release.namespace(), release.name());
        } catch (KubernetesException e) {
            if (e.isTransient()) {
                throw e;
            }
            LOG.warn("cannot find out whether there is a Helm release {}: {}", release, e.getMessage());
            return List.of();
        }
    }

    /** Packs the records of a release that Helm made, to be stored with its revisions: {@link #takeOver}. */
    public Map<HelmRelease, String> packed(List<HelmRelease> found) {
        return found.stream().collect(Collectors.toMap(Function.identity(), codec::encode));
    }

    /** Stores the records of a release that Helm made, in the caller's transaction. Later changes by Helm are noticed from now on. */
    public void takeOver(Release release, Map<HelmRelease, String> found) {
        found.forEach((one, content) -> contents.takeOver(release.uuid(), one, content));
    }

    /**
     * What Helm has done to a release since the last change by this service; empty if nothing, if that is not known, or if this service does not write
     * records.
     *
     * @throws KubernetesException of kind {@code FORBIDDEN} if the service may not read the records
     */
    public Optional<HelmChange> change(Release release) {
        List<WrittenRecord> written = settings.records() ? contents.written(release.uuid()) : List.of();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        return change(written.getLast(), records.newest(release.namespace(), release.name()));
    }

    /**
     * Like {@link #change(Release)}, without a request.
     *
     * @param existing the metadata of the records in its namespace
     */
    public Optional<HelmChange> change(Release release, List<ManifestObject> existing) {
        List<WrittenRecord> written = settings.records() ? contents.written(release.uuid()) : List.of();
        return written.isEmpty()
                ? Optional.empty()
                : change(written.getLast(), records.newest(release.namespace(), release.name(), existing));
    }

    private static Optional<HelmChange> change(WrittenRecord last, Optional<HelmRecord> newest) {
        boolean isUnchanged = newest.filter(
                        record -> record.version() == last.version() && record.status() == last.status())
                .isPresent();
        return isUnchanged ? Optional.empty() : Optional.of(new HelmChange(last, newest.orElse(null)));
    }

    /**
     * Must be called before an update is recorded.
     *
     * @throws Problem if Helm has changed the release and the update would undo that
     */
    public void checkUnchanged(Release release) {
        Optional<HelmChange> change;
        try {
            change = change(release);
        } catch (KubernetesException e) {
            if (e.isTransient()) {
                throw e;
            }
            LOG.warn("cannot find out whether Helm has changed {}: {}", release, e.getMessage());
            return;
        }
        if (change.isPresent()) {
            throw Problem.conflict(change.get().text() + "; take it in first (kubefate cluster sync " + release.name()
                    + "), so that the update does not undo it");
        }
    }

    /** Writes the record of the deployed revision again, after it was deleted. */
    void restore(Revision deployed, ReleaseJob job) {
        attempt("revision " + deployed.number() + " is not recorded for Helm", job, () -> {
            HelmRelease content = content(deployed);
            job.checkpoint();
            writer.update(
                    writer.draft(content.with(content.info().with(HelmStatus.DEPLOYED, completed(deployed)))),
                    kind(records.of(
                            deployed.release().namespace(), deployed.release().name())),
                    deployed.release().uuid());
            contents.written(deployed.release().uuid(), deployed.number(), HelmStatus.DEPLOYED);
        });
    }

    /** Forgets what was to be recorded of revisions that are no longer kept, in the caller's transaction. Existing records remain. */
    public void forget(Release release, List<Integer> numbers) {
        contents.forget(release.uuid(), numbers);
    }

    /** Forgets releases, by UUID, in the caller's transaction. */
    public void forget(List<String> releaseUuids) {
        contents.forget(releaseUuids);
    }

    /** Forgets the records of a release that Helm has uninstalled, in the caller's transaction. */
    public void forget(Release release) {
        contents.forget(release.uuid());
    }

    /**
     * Must be called before anything of a revision is applied.
     *
     * @param during pending-install, pending-upgrade or pending-rollback
     * @throws Problem if Helm has recorded a revision with this number; a rollback only warns
     */
    void started(Revision revision, HelmStatus during, ReleaseJob job) {
        attempt("revision " + revision.number() + " is not recorded for Helm", job, () -> {
            Release release = revision.release();
            HelmRelease content = content(revision);
            HelmWriter.Draft draft =
                    writer.draft(content.with(content.info().with(during, description(during, revision))));
            if (draft.isTooLarge()) {
                warn(
                        job,
                        "revision " + revision.number()
                                + " is not recorded for Helm, which will not see it: its record has "
                                + draft.packed().length() + " bytes, and Kubernetes stores at most "
                                + HelmWriter.MAX_SIZE);
                return;
            }
            List<HelmRecord> existing = records.of(release.namespace(), release.name());
            job.checkpoint();
            if (!writer.create(draft, kind(existing), release.uuid()) && !isOwn(revision, release)) {
                if (during != HelmStatus.PENDING_ROLLBACK) {
                    throw Problem.conflict(
                            "Helm has recorded revision " + revision.number() + " of release " + release.name()
                                    + " in namespace " + release.namespace()
                                    + " in the meantime; see helm history, and take it in with kubefate cluster sync");
                }
                warn(job, "Helm has recorded another revision " + revision.number() + ", which is kept");
                return;
            }
            contents.written(release.uuid(), revision.number(), during);
        });
    }

    /** Must be called when a revision has become ready. Those before it are superseded, and the oldest records are deleted. */
    void deployed(Revision revision, ReleaseJob job) {
        Release release = revision.release();
        List<WrittenRecord> written = contents.written(release.uuid());
        if (written.stream().noneMatch(record -> record.version() == revision.number())) {
            return;
        }
        attempt("revision " + revision.number() + " is not recorded as deployed for Helm", job, () -> {
            List<HelmRecord> existing = records.of(release.namespace(), release.name());
            for (HelmRecord record : existing) {
                if (record.version() < revision.number() && record.status() == HelmStatus.DEPLOYED) {
                    job.checkpoint();
                    change(release, record.version(), existing, HelmStatus.SUPERSEDED, null);
                }
            }
            job.checkpoint();
            change(release, revision.number(), existing, HelmStatus.DEPLOYED, completed(revision));
            prune(existing);
        });
    }

    /** Must be called when a revision is given up, before it is rolled back. */
    void failed(Revision revision, ReleaseJob job) {
        Release release = revision.release();
        if (contents.written(release.uuid()).stream().anyMatch(record -> record.version() == revision.number())) {
            attempt("revision " + revision.number() + " is not recorded as failed for Helm", job, () -> {
                job.checkpoint();
                change(
                        release,
                        revision.number(),
                        records.of(release.namespace(), release.name()),
                        HelmStatus.FAILED,
                        "Job " + job.uuid() + " of KubeFATE failed");
            });
        }
    }

    /** Must be called before the objects of a release are deleted. */
    void uninstalling(Release release, ReleaseJob job) {
        List<WrittenRecord> written = contents.written(release.uuid());
        if (!written.isEmpty()) {
            attempt("the deletion is not recorded for Helm", job, () -> {
                List<HelmRecord> existing = own(release, written);
                if (!existing.isEmpty()) {
                    job.checkpoint();
                    change(
                            release,
                            written.getLast().version(),
                            existing,
                            HelmStatus.UNINSTALLING,
                            "Deletion in progress (or silently failed)");
                }
            });
        }
    }

    /** Must be called when all objects of a release are gone: deletes all its records. */
    void removed(Release release, ReleaseJob job) {
        List<WrittenRecord> written = contents.written(release.uuid());
        if (!written.isEmpty()) {
            attempt("its release records for Helm are not deleted", job, () -> {
                for (HelmRecord record : own(release, written)) {
                    job.checkpoint();
                    writer.delete(record);
                }
            });
        }
        contents.forget(release.uuid());
    }

    /** Without those of a release that Helm has installed under the same name after it had uninstalled this one. */
    private List<HelmRecord> own(Release release, List<WrittenRecord> written) {
        List<HelmRecord> existing = records.of(release.namespace(), release.name());
        boolean isAnother = !existing.isEmpty()
                && existing.getLast().version() < written.getLast().version();
        if (isAnother) {
            LOG.info("the records of Helm release {} are kept: Helm has installed it anew", release);
        }
        return isAnother ? List.of() : existing;
    }

    private void change(
            Release release, int version, List<HelmRecord> existing, HelmStatus status, @Nullable String description) {
        Optional<HelmRecord> record =
                existing.stream().filter(one -> one.version() == version).findFirst();
        if (record.isPresent()) {
            HelmRelease before = contents(release, record.get());
            String said = description == null ? before.info().description() : description;
            writer.update(
                    writer.draft(before.with(before.info().with(status, said))),
                    ResourceKind.of(record.get().key()),
                    release.uuid());
        }
        contents.written(release.uuid(), version, status);
    }

    /** What the record says, or would say if it were readable. */
    private HelmRelease contents(Release release, HelmRecord record) {
        try {
            return records.read(record);
        } catch (Problem e) {
            LOG.warn("{}; writing it again", e.getMessage());
            return contents.find(release.uuid(), record.version())
                    .map(codec::decode)
                    .orElseThrow(() -> e);
        }
    }

    /** Deletes the oldest records beyond the limit, as Helm does: never the deployed one. */
    private void prune(List<HelmRecord> existing) {
        int surplus = settings.historyLimit() == 0 ? 0 : existing.size() - settings.historyLimit();
        existing.stream()
                .limit(Math.max(0, existing.size() - 1))
                .limit(Math.max(0, surplus))
                .forEach(writer::delete);
    }

    private boolean isOwn(Revision revision, Release release) {
        return records.of(release.namespace(), release.name()).stream()
                .anyMatch(record -> record.version() == revision.number() && HelmWriter.isOf(record, release.uuid()));
    }

    /** The recorded content; for a rollback that of the revision it restores. */
    private HelmRelease content(Revision revision) {
        String uuid = revision.release().uuid();
        Optional<String> recorded = contents.find(uuid, revision.number());
        if (recorded.isPresent()) {
            return codec.decode(recorded.get());
        }
        Integer earlier = revision.rollsBackTo();
        Optional<HelmRelease> restored = earlier == null
                ? Optional.empty()
                : contents.find(uuid, earlier).map(codec::decode);
        HelmRelease content = timed(
                uuid,
                restored.map(release -> release.as(revision.number(), release.info()))
                        .orElseGet(() -> HelmRelease.of(revision, json.readValue(revision.chartValues(), VALUES))));
        contents.record(uuid, revision.number(), codec.encode(content));
        return content;
    }

    private HelmRelease timed(String uuid, HelmRelease release) {
        Instant now = clock.instant();
        Instant first = contents.first(uuid)
                .map(content -> codec.decode(content).info().firstDeployed())
                .orElse(now);
        return release.with(release.info().at(first, now));
    }

    private static ResourceKind kind(List<HelmRecord> existing) {
        return existing.isEmpty() ? SECRET : ResourceKind.of(existing.getLast().key());
    }

    private static String description(HelmStatus during, Revision revision) {
        return switch (during) {
            case PENDING_INSTALL -> "Initial install underway";
            case PENDING_ROLLBACK -> "Rollback to " + revision.rollsBackTo();
            default -> "Preparing upgrade";
        };
    }

    private static String completed(Revision revision) {
        if (revision.rollsBackTo() != null) {
            return "Rollback to " + revision.rollsBackTo();
        }
        return revision.number() == 1 ? "Install complete" : "Upgrade complete";
    }

    /** Failures that repeating does not help are no reason to fail the job. */
    private void attempt(String consequence, ReleaseJob job, Runnable step) {
        if (!settings.records()) {
            return;
        }
        try {
            step.run();
        } catch (KubernetesException e) {
            if (e.isTransient()) {
                throw e;
            }
            warn(job, consequence + ": " + e.getMessage());
        }
    }

    private static void warn(ReleaseJob job, String text) {
        LOG.warn(text);
        job.warn("warning: " + text);
    }
}
