package org.fedai.kubefate.server.chart;

import org.fedai.kubefate.server.testing.Databases;
import org.fedai.kubefate.server.testing.ServerTest;
import org.springframework.test.context.ContextConfiguration;
import org.testcontainers.junit.jupiter.Testcontainers;

@Testcontainers(disabledWithoutDocker = true)
@ServerTest
@ContextConfiguration(initializers = Databases.MySql.class)
class MySqlChartStoreIT extends ChartStoreContract {}
