package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.server.testing.KubernetesTest;

@KubernetesTest
class ImmutableFieldsKubernetesIT extends ImmutableFieldsTest {}
