package org.fedai.kubefate.common.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.yaml.YamlDocument;

/** Finds what FATE 1 had and FATE 2 has no longer: rollsite, whose place osx took. */
final class OutgrownByFate2 {
    private OutgrownByFate2() {}

    /** Whether a cluster.yaml is for FATE 2. */
    static boolean concerns(ClusterSpec spec) {
        return spec.chartName().equals("fate") && spec.chartVersion().matches("v?2\\..*");
    }

    static List<Finding> in(YamlDocument document, Map<String, ?> spec) {
        List<Finding> findings = new ArrayList<>();
        if (spec.get("modules") instanceof List<?> modules && modules.contains("rollsite")) {
            int at = modules.indexOf("rollsite");
            findings.add(new Finding(
                    document.line("modules", at),
                    "modules[" + at + "]",
                    "the module rollsite is of FATE 1; since FATE 2 osx takes its place: write osx instead"));
        }
        if (spec.containsKey("rollsite")) {
            findings.add(new Finding(
                    document.line("rollsite"),
                    "rollsite",
                    "rollsite is the section of FATE 1; since FATE 2 osx takes its place: rename the section to osx"));
        }
        if (spec.containsKey("osx") && spec.containsKey("rollsite")) {
            findings.add(new Finding(
                    document.line("rollsite"),
                    "rollsite",
                    "rollsite is ignored, since there is a section osx as well"));
        }
        return findings;
    }
}
