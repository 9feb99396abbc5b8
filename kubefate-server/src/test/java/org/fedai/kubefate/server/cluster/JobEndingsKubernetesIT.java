package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.server.testing.KubernetesTest;
import org.springframework.test.context.TestPropertySource;

@KubernetesTest
@TestPropertySource(properties = JobEndings.TIME_LIMIT)
class JobEndingsKubernetesIT extends JobEndings {}
