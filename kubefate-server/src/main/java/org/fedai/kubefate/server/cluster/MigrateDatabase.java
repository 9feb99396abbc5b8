package org.fedai.kubefate.server.cluster;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fedai.kubefate.chart.manifest.ObjectKey;
import org.fedai.kubefate.chart.version.SemVersion;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.job.RunningJob;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.Install;
import org.fedai.kubefate.server.release.Uninstall;
import org.fedai.kubefate.server.release.apply.Apply;
import org.fedai.kubefate.server.release.history.History;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Migrates FATE's database to another version by a temporary release of the chart fate-upgrade-manager in the namespace of the cluster.
 * Its revisions are stored under the UUID of the job.
 */
@Component
class MigrateDatabase {
    static final String FATE = "fate";

    /** From this version to {@link #LAST_OF_FATE_2}, FATE-Flow and Eggroll have the same tables, so there is nothing to migrate. */
    private static final SemVersion FIRST_OF_FATE_2 = SemVersion.parse("2.0.0");

    private static final SemVersion LAST_OF_FATE_2 = SemVersion.parse("2.2.0");

    private static final String CHART = "fate-upgrade-manager";
    private static final String CHART_VERSION = "v1.0.0";
    private static final String DONE = "migrated";

    private final KubernetesObjects objects;
    private final RecordRevision revisions;
    private final Install install;
    private final Apply apply;
    private final AwaitRollout awaitRollout;
    private final History history;
    private final Uninstall uninstall;

    MigrateDatabase(
            KubernetesObjects objects,
            RecordRevision revisions,
            Install install,
            Apply apply,
            AwaitRollout awaitRollout,
            History history,
            Uninstall uninstall) {
        this.objects = objects;
        this.revisions = revisions;
        this.install = install;
        this.apply = apply;
        this.awaitRollout = awaitRollout;
        this.history = history;
        this.uninstall = uninstall;
    }

    /** Whether the update is one to a version of FATE with other tables. */
    static boolean isNeeded(ClusterSpec before, ClusterSpec wanted) {
        return before.chartName().equals(FATE)
                && !before.chartVersion().equals(wanted.chartVersion())
                && !(hasTablesOfFate2(before) && hasTablesOfFate2(wanted));
    }

    /** The suffix of a customised chart, such as v2.0.0-mine, does not matter. */
    private static boolean hasTablesOfFate2(ClusterSpec spec) {
        SemVersion version = SemVersion.parse(spec.chartVersion());
        SemVersion fate = SemVersion.parse(version.major() + "." + version.minor() + "." + version.patch());
        return fate.compareTo(FIRST_OF_FATE_2) >= 0 && fate.compareTo(LAST_OF_FATE_2) <= 0;
    }

    void migrate(RunningJob<ClusterArgs> job, Release cluster, ClusterSpec before, ClusterSpec wanted)
            throws InterruptedException {
        if (!job.isRecorded(DONE)) {
            Release release = release(job, cluster);
            Optional<Revision> recorded = revisions.recorded(job, release);
            Revision revision = recorded.isPresent()
                    ? recorded.get()
                    : revisions.record(job, release, spec(release, before, wanted));
            install.apply(revision, job);
            awaitRollout.awaitJobs(job, revision);
            install.complete(revision, job);
            job.recordOnce(DONE, "the database was migrated to version " + plain(wanted.chartVersion()));
        }
        cleanUp(job, cluster);
    }

    /** Whether the migration may have changed the database. */
    boolean isStarted(RunningJob<ClusterArgs> job, Release cluster) {
        return revisions.recorded(job, release(job, cluster)).isPresent();
    }

    /** Applies the deployed revision again, because the migration stops FATE-Flow. Idempotent. */
    void restart(RunningJob<ClusterArgs> job, Release cluster) throws InterruptedException {
        Optional<Revision> running = history.deployed(cluster);
        if (running.isPresent()) {
            apply.applyServed(running.get(), job, null);
        }
    }

    /** Uninstalls the release unless the user asked to keep it. Does nothing if there is none. */
    void cleanUp(RunningJob<ClusterArgs> job, Release cluster) throws InterruptedException {
        Release release = release(job, cluster);
        if (job.payload().keepUpgradeJob() || history.possiblyApplied(release).isEmpty()) {
            return;
        }
        uninstall.uninstall(release, job);
        job.write(() -> history.removed(release));
    }

    private static Release release(RunningJob<ClusterArgs> job, Release cluster) {
        return new Release(job.uuid(), CHART, cluster.namespace());
    }

    private ClusterSpec spec(Release release, ClusterSpec before, ClusterSpec wanted) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        Map<?, ?> mysql = wanted.document().get("mysql") instanceof Map<?, ?> map ? map : Map.of();
        Map<String, String> running = runningAccount(release.namespace());
        document.put("username", running.getOrDefault("MYSQL_USER", orDefault(mysql.get("user"), "fate")));
        if (running.containsKey("MYSQL_PASSWORD")) {
            document.put("password", running.get("MYSQL_PASSWORD"));
        } else if (mysql.get("password") != null || !hasAccount(release.namespace())) {
            document.put("password", orDefault(mysql.get("password"), "fate_dev"));
        }
        document.put("start", plain(before.chartVersion()));
        document.put("target", plain(wanted.chartVersion()));
        for (String key : new String[] {"registry", "pullPolicy", "imagePullSecrets"}) {
            if (wanted.document().get(key) != null) {
                document.put(key, wanted.document().get(key));
            }
        }
        return ClusterSpec.checked(Yaml.write(document), release.name(), release.namespace(), CHART, CHART_VERSION);
    }

    /** The environment of the running database, where the charts of the Go project have its account as plain text. */
    private Map<String, String> runningAccount(String namespace) {
        Map<String, String> account = new HashMap<>();
        objects.find(new ObjectKey("apps/v1", "StatefulSet", namespace, "mysql"))
                .ifPresent(set -> {
                    for (Object container :
                            list(child(child(child(set.content(), "spec"), "template"), "spec"), "containers")) {
                        for (Object variable : list(container, "env")) {
                            if (variable instanceof Map<?, ?> map && map.get("value") != null) {
                                account.put(String.valueOf(map.get("name")), String.valueOf(map.get("value")));
                            }
                        }
                    }
                });
        return account;
    }

    private static Map<?, ?> child(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(Object parent, String key) {
        return parent instanceof Map<?, ?> map && map.get(key) instanceof List<?> list ? list : List.of();
    }

    /** Whether the password of the cluster is in a Secret, from which the chart reads it. */
    private boolean hasAccount(String namespace) {
        return objects.find(new ObjectKey("v1", "Secret", namespace, "mysql-account"))
                .isPresent();
    }

    private static String orDefault(@Nullable Object value, String fallback) {
        return value == null ? fallback : value.toString();
    }

    private static String plain(String version) {
        return version.startsWith("v") ? version.substring(1) : version;
    }
}
