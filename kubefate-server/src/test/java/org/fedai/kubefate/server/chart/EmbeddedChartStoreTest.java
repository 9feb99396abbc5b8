package org.fedai.kubefate.server.chart;

import org.fedai.kubefate.server.testing.ServerTest;

@ServerTest
class EmbeddedChartStoreTest extends ChartStoreContract {}
