package org.fedai.kubefate.server.event;

import org.fedai.kubefate.server.testing.MySqlTest;

@MySqlTest
class MySqlEventOrderIT extends EventOrderContract {}
