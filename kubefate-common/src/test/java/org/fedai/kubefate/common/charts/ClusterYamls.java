package org.fedai.kubefate.common.charts;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The cluster.yaml files that a chart is compared by: every example, and all that its own example may be. */
public final class ClusterYamls {
    private ClusterYamls() {}

    /** By name. */
    public static Map<String, String> of(ChartUnderTest chart) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (Path file : Examples.all()) {
            Examples.Cluster cluster = Examples.read(file);
            if (cluster.chart().equals(chart)) {
                inputs.put(file.getParent().getFileName() + "/" + file.getFileName(), cluster.text());
            }
        }
        String all = Example.of(chart).text();
        inputs.put("every key", all);
        inputs.put("every key, every switch on", switchedOn(all));
        inputs.put("every key, from a registry", all.replace("registry: \"\"", "registry: " + registry(chart)));
        return inputs;
    }

    /** The Go project's chart fate puts no slash between registry and image. */
    private static String registry(ChartUnderTest chart) {
        return "registry.example.com/mirror" + (chart.name().equals("fate") ? "/" : "");
    }

    /** Persistence with claims of the chart's own, TLS, Istio and so on. */
    private static String switchedOn(String clusterYaml) {
        return clusterYaml
                .replaceAll("(?m)^( *(?:enabled|enableTLS|persistence)): false", "$1: true")
                .replaceAll("(?m)^ *existingClaim:.*\n", "");
    }
}
