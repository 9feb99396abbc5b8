package org.fedai.kubefate.server.audit;

import org.fedai.kubefate.server.testing.ServerTest;

@ServerTest
class AuditTest extends AuditContract {}
