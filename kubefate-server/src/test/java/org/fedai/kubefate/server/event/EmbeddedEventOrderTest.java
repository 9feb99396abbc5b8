package org.fedai.kubefate.server.event;

import org.fedai.kubefate.server.testing.ServerTest;

@ServerTest
class EmbeddedEventOrderTest extends EventOrderContract {}
