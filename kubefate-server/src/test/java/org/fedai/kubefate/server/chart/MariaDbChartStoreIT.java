package org.fedai.kubefate.server.chart;

import org.fedai.kubefate.server.testing.MariaDbTest;

@MariaDbTest
class MariaDbChartStoreIT extends ChartStoreContract {}
