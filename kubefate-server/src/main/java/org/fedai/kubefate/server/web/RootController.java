package org.fedai.kubefate.server.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What clients ask to see whether a KubeFATE answers. */
@RestController
@Tag(name = "root")
class RootController {
    @Operation(summary = "Whether the service runs")
    @GetMapping("/")
    Answer<Void> alive() {
        return Answer.of("kubefate run Success");
    }

    @Hidden
    @GetMapping("/v1")
    Answer<Void> nothingHere() {
        throw Problem.malformed("error path");
    }
}
