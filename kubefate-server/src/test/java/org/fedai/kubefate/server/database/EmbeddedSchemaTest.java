package org.fedai.kubefate.server.database;

import org.fedai.kubefate.server.testing.ServerTest;

@ServerTest
class EmbeddedSchemaTest extends SchemaContract {}
