package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.server.testing.ServerTest;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@TestPropertySource(properties = JobEndings.TIME_LIMIT)
class JobEndingsTest extends JobEndings {}
