package org.fedai.kubefate.server.chart;

import org.fedai.kubefate.server.testing.MySqlTest;

@MySqlTest
class MySqlChartStoreIT extends ChartStoreContract {}
