package org.fedai.kubefate.server.cluster;

import org.fedai.kubefate.server.testing.MariaDbTest;

@MariaDbTest
class ClusterLifecycleMariaDbIT extends ClusterLifecycle {}
