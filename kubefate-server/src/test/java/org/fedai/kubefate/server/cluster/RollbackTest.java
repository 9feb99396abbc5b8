package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.server.testing.ServerTest;

@ServerTest
class RollbackTest extends Rollbacks {}
