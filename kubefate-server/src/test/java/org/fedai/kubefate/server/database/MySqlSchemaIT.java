package org.fedai.kubefate.server.database;

import org.fedai.kubefate.server.testing.MySqlTest;

@MySqlTest
class MySqlSchemaIT extends SchemaContract {}
