package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.server.testing.MySqlTest;

@MySqlTest
class ClusterLifecycleMySqlIT extends ClusterLifecycle {}
