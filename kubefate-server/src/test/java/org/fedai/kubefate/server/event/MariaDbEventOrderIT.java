package org.fedai.kubefate.server.event;

import org.fedai.kubefate.server.testing.MariaDbTest;

@MariaDbTest
class MariaDbEventOrderIT extends EventOrderContract {}
