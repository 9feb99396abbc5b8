package org.fedai.kubefate.server.cluster;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.fedai.kubefate.common.api.AdoptArgs;
import org.fedai.kubefate.common.api.Cluster;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterStatus;
import org.fedai.kubefate.common.api.ClusterTestArgs;
import org.fedai.kubefate.common.api.Job;
import org.fedai.kubefate.common.api.RollbackArgs;
import org.fedai.kubefate.server.audit.AuditedRequest;
import org.fedai.kubefate.server.problem.Problem;
import org.fedai.kubefate.server.user.Caller;
import org.fedai.kubefate.server.web.Answer;
import org.fedai.kubefate.server.web.ErrorStatuses;
import org.fedai.kubefate.server.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "cluster")
@RequestMapping("/v1/cluster")
class ClusterController {
    private static final String TRIED = "dryRun Success";

    private final ClusterService clusters;

    ClusterController(ClusterService clusters) {
        this.clusters = clusters;
    }

    @Operation(summary = "Install a cluster")
    @ErrorStatuses({409, 422})
    @PostMapping
    Answer<?> create(
            @RequestBody ClusterArgs args,
            @RequestParam(name = "create_namespace", defaultValue = "false") boolean createNamespace,
            @RequestParam(name = "confirm", defaultValue = "false") boolean confirmed,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws InterruptedException {
        ClusterArgs wanted = createNamespace ? args.withCreateNamespace(true) : args;
        if (wanted.dryRun() != null) {
            AuditedRequest.of(request).detail(dryRun(wanted));
            return Answer.of(TRIED, clusters.tryInstall(wanted));
        }
        return Answer.of("createCluster Success", clusters.install(wanted, confirmed, caller.username()));
    }

    @Operation(summary = "Make a cluster of a Helm release that runs, without a restart of its pods")
    @ErrorStatuses({404, 409, 422})
    @PostMapping("/adopt")
    Answer<Job> adopt(@RequestBody AdoptArgs args, @AuthenticationPrincipal Caller caller) {
        return Answer.of("adoptCluster Success", clusters.adopt(args, caller.username()));
    }

    @Operation(summary = "Update the cluster with the name and namespace of the request")
    @ErrorStatuses({404, 409, 422})
    @PutMapping
    Answer<?> updateNamed(
            @RequestBody ClusterArgs args, @AuthenticationPrincipal Caller caller, HttpServletRequest request)
            throws InterruptedException {
        return update(args, null, caller, request);
    }

    @Operation(summary = "Update a cluster")
    @ErrorStatuses({409, 422})
    @PutMapping("/{uuid}")
    Answer<?> update(
            @PathVariable String uuid,
            @RequestBody ClusterArgs args,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request)
            throws InterruptedException {
        return update(args, uuid, caller, request);
    }

    private Answer<?> update(ClusterArgs args, @Nullable String uuid, Caller caller, HttpServletRequest request)
            throws InterruptedException {
        if (args.dryRun() == null) {
            return Answer.of("setCluster Success", clusters.update(uuid, args, caller.username()));
        }
        AuditedRequest.of(request).detail(dryRun(args));
        return Answer.of(TRIED, clusters.tryUpdate(uuid, args));
    }

    /** For the audit: nothing was changed. */
    private static String dryRun(ClusterArgs args) {
        return "dry run (" + args.dryRun() + ")";
    }

    @Operation(summary = "Roll a cluster back to an earlier revision")
    @ErrorStatuses({409, 422})
    @PostMapping("/{uuid}/rollback")
    Answer<Job> rollback(
            @PathVariable String uuid, @RequestBody RollbackArgs args, @AuthenticationPrincipal Caller caller) {
        return Answer.of("rollbackCluster Success", clusters.rollback(uuid, args, caller.username()));
    }

    @Operation(summary = "Take in what Helm has done to a cluster")
    @ErrorStatuses(409)
    @PostMapping("/{uuid}/sync")
    Answer<Job> sync(@PathVariable String uuid, @AuthenticationPrincipal Caller caller) {
        return Answer.of("syncCluster Success", clusters.sync(uuid, caller.username()));
    }

    @Operation(summary = "Apply what is deployed again, so that what was deleted or changed by hand is as it was")
    @ErrorStatuses(409)
    @PostMapping("/{uuid}/repair")
    Answer<Job> repair(@PathVariable String uuid, @AuthenticationPrincipal Caller caller) {
        return Answer.of("repairCluster Success", clusters.repair(uuid, caller.username()));
    }

    @Operation(summary = "List clusters")
    @GetMapping
    Answer<List<Cluster>> list(
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String namespace,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Integer offset,
            @RequestParam(required = false) @Nullable String sort) {
        return Answer.of(
                "getClusterList Success",
                clusters.list(new ClusterFilter(all, name, namespace, status(status)), new Page(limit, offset, sort)));
    }

    @Operation(summary = "Describe a cluster, with its live state")
    @GetMapping("/{uuid}")
    Answer<Cluster> get(@PathVariable String uuid) {
        return Answer.of("getCluster Success", clusters.get(uuid));
    }

    @Operation(summary = "Delete a cluster")
    @ErrorStatuses(409)
    @DeleteMapping("/{uuid}")
    Answer<Job> delete(@PathVariable String uuid, @AuthenticationPrincipal Caller caller) {
        return Answer.of("deleteCluster Success", clusters.delete(uuid, caller.username()));
    }

    @Operation(summary = "Test a cluster, alone or with another party")
    @ErrorStatuses({409, 422})
    @PostMapping("/{uuid}/test")
    Answer<Job> test(
            @PathVariable String uuid, @RequestBody ClusterTestArgs args, @AuthenticationPrincipal Caller caller) {
        return Answer.of("testCluster Success", clusters.test(uuid, args, caller.username()));
    }

    private static @Nullable ClusterStatus status(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        return Arrays.stream(ClusterStatus.values())
                .filter(status -> status.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Problem.malformed("unknown cluster status " + name + "; expected one of "
                        + Arrays.stream(ClusterStatus.values())
                                .map(ClusterStatus::toString)
                                .collect(Collectors.joining(", "))));
    }
}
