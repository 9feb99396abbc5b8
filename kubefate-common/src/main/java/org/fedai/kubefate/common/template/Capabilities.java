package org.fedai.kubefate.common.template;

import java.util.Set;

/**
 * What the Kubernetes that a chart is rendered for can do.
 *
 * @param kubeVersion with the v: {@code v1.33.1}
 * @param apiVersions group/version and group/version/Kind entries, as {@code .Capabilities.APIVersions.Has} asks for
 */
public record Capabilities(String kubeVersion, Set<String> apiVersions) {}
