package org.fedai.kubefate.server.version;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "version")
class VersionController {
    private final ServiceVersion version;

    VersionController(ServiceVersion version) {
        this.version = version;
    }

    record VersionAnswer(
            @JsonProperty("msg") String message,
            @JsonProperty("version") String version) {}

    @Operation(summary = "Get the version of the service")
    @GetMapping("/v1/version")
    VersionAnswer version() {
        return new VersionAnswer("getVersion Success", version.text());
    }
}
