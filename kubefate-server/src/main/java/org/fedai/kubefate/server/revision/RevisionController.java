package org.fedai.kubefate.server.revision;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.fedai.kubefate.common.api.ClusterRevision;
import org.fedai.kubefate.common.api.RevisionContents;
import org.fedai.kubefate.server.web.Answer;
import org.fedai.kubefate.server.web.ErrorStatuses;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "cluster")
@RequestMapping("/v1/cluster/{uuid}/revision")
class RevisionController {
    private final RevisionService revisions;

    RevisionController(RevisionService revisions) {
        this.revisions = revisions;
    }

    @Operation(summary = "List the revisions of a cluster, the oldest first")
    @GetMapping
    Answer<List<ClusterRevision>> list(@PathVariable String uuid) {
        return Answer.of("getRevisionList Success", revisions.list(uuid));
    }

    @Operation(summary = "Show what was recorded of a revision: values, manifest, hooks and notes")
    @ErrorStatuses(400)
    @GetMapping("/{revision}")
    Answer<RevisionContents> get(@PathVariable String uuid, @PathVariable int revision) {
        return Answer.of("getRevision Success", revisions.get(uuid, revision));
    }
}
