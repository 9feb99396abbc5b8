package org.fedai.kubefate.server.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.fedai.kubefate.server.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The paths with which clients check that the service is running. */
@RestController
@Tag(name = "root")
class RootController {
    @Operation(summary = "Check that the service is running")
    @GetMapping("/")
    Answer<Void> root() {
        return Answer.of("kubefate run Success");
    }

    @Hidden
    @GetMapping("/v1")
    Answer<Void> apiRoot() {
        throw Problem.malformed("error path");
    }
}
