package org.fedai.kubefate.server.retention;

import org.fedai.kubefate.server.testing.MariaDbTest;

@MariaDbTest
class MariaDbRetentionIT extends RetentionContract {}
