package org.fedai.kubefate.server.namespace;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "namespace")
class NamespaceController {
    private final NamespaceService namespaces;

    NamespaceController(NamespaceService namespaces) {
        this.namespaces = namespaces;
    }

    @Operation(summary = "List the namespaces of Kubernetes")
    @GetMapping("/v1/namespace")
    NamespaceAnswer list() {
        return namespaces.list();
    }
}
