package org.fedai.kubefate.chart.render;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.testing.RealHelm;

/** Compares the engine with Helm: both must give the same text, or refuse. */
public final class Agreement {
    private Agreement() {}

    /** The templates on which the two do not agree, with what each of them gave. */
    public static List<String> differences(List<String> templates, String valuesYaml) {
        return differences(HelmVersion.V3, RealHelm.HELM3, templates, valuesYaml);
    }

    /** {@link #differences(List, String)} from a given Helm. */
    public static List<String> differences(
            HelmVersion version, RealHelm.Program helm, List<String> templates, String valuesYaml) {
        List<RealHelm.Outcome> owns = new ArrayList<>();
        List<String> accepted = new ArrayList<>();
        for (String template : templates) {
            RealHelm.Outcome own = OwnEngine.render(version, template, valuesYaml);
            owns.add(own);
            if (!own.refused()) {
                accepted.add(template);
            }
        }
        // Helm gives nothing of a chart with one wrong template, so those that are probably wrong are tried one by one.
        Iterator<RealHelm.Outcome> together =
                RealHelm.render(helm, accepted, valuesYaml).iterator();
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < templates.size(); i++) {
            String template = templates.get(i);
            RealHelm.Outcome own = owns.get(i);
            RealHelm.Outcome theirs = own.refused()
                    ? RealHelm.render(helm, List.of(template), valuesYaml).getFirst()
                    : together.next();
            boolean same = theirs.refused() ? own.refused() : theirs.text().equals(own.text());
            if (!same) {
                differences.add("\n--- " + template + "\nhelm " + theirs + "\nown  " + own);
            }
        }
        return differences;
    }
}
