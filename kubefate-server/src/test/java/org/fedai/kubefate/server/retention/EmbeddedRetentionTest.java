package org.fedai.kubefate.server.retention;

import org.fedai.kubefate.server.testing.ServerTest;

@ServerTest
class EmbeddedRetentionTest extends RetentionContract {}
