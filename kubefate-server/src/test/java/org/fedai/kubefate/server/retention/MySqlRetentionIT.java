package org.fedai.kubefate.server.retention;

import org.fedai.kubefate.server.testing.MySqlTest;

@MySqlTest
class MySqlRetentionIT extends RetentionContract {}
