package org.fedai.kubefate.server.web;

import org.fedai.kubefate.server.problem.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What clients ask to see whether a KubeFATE answers. */
@RestController
class RootController {
    @GetMapping("/")
    Answer<Void> alive() {
        return Answer.of("kubefate run Success");
    }

    @GetMapping("/v1")
    Answer<Void> nothingHere() {
        throw Problem.malformed("error path");
    }
}
