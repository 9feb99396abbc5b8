package org.fedai.kubefate.server.namespace;

import java.util.List;
import org.fedai.kubefate.common.api.Namespace;
import org.fedai.kubefate.server.web.Answer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NamespaceController {
    private final NamespaceService namespaces;

    NamespaceController(NamespaceService namespaces) {
        this.namespaces = namespaces;
    }

    @GetMapping("/v1/namespace")
    Answer<List<Namespace>> list() {
        return Answer.of("getNamespaceList Success", namespaces.list());
    }
}
