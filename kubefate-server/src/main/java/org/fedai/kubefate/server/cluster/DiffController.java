package org.fedai.kubefate.server.cluster;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.fedai.kubefate.common.api.ClusterArgs;
import org.fedai.kubefate.common.api.ClusterChanges;
import org.fedai.kubefate.server.user.Caller;
import org.fedai.kubefate.server.web.Answer;
import org.fedai.kubefate.server.web.ErrorStatuses;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "cluster")
@RequestMapping("/v1/cluster/{uuid}/diff")
class DiffController {
    private static final String MESSAGE = "diffCluster Success";

    private final ClusterDiffs diffs;

    DiffController(ClusterDiffs diffs) {
        this.diffs = diffs;
    }

    @Operation(summary = "Show what an update would change")
    @ErrorStatuses({409, 422})
    @PostMapping
    Answer<ClusterChanges> update(@PathVariable String uuid, @RequestBody ClusterArgs args)
            throws InterruptedException {
        return Answer.of(MESSAGE, diffs.withUpdate(uuid, args));
    }

    @Operation(summary = "Compare a revision with the deployed one, or with another one")
    @ErrorStatuses(409)
    @GetMapping
    Answer<ClusterChanges> revisions(
            @PathVariable String uuid,
            @RequestParam int revision,
            @RequestParam(required = false) @Nullable Integer with,
            @AuthenticationPrincipal Caller caller)
            throws InterruptedException {
        return Answer.of(
                MESSAGE, diffs.between(uuid, revision, with, caller.role().mayChangeClusters()));
    }
}
