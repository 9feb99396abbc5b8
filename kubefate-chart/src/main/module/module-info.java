/**
 * Renders Helm charts exactly as Helm does, without Helm. {@link org.fedai.kubefate.chart.render.ChartRenderer} is the entry.
 */
module org.fedai.kubefate.chart {
    requires com.fasterxml.jackson.databind;
    requires com.networknt.schema;
    requires java.management;
    requires jinjava;
    requires re2j;
    requires tools.jackson.databind;
    requires static org.apache.commons.compress;
    requires static org.bouncycastle.pkix;
    requires static org.bouncycastle.provider;
    requires static org.bouncycastle.util;
    requires static transitive org.jspecify;

    exports org.fedai.kubefate.chart;
    exports org.fedai.kubefate.chart.exception;
    exports org.fedai.kubefate.chart.manifest;
    exports org.fedai.kubefate.chart.render;
    exports org.fedai.kubefate.chart.version;
    exports org.fedai.kubefate.chart.yaml;
}
