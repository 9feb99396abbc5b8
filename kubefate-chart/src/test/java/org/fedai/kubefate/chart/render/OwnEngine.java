package org.fedai.kubefate.chart.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.HelmVersion;
import org.fedai.kubefate.chart.RenderLimits;
import org.fedai.kubefate.chart.exception.TemplateException;
import org.fedai.kubefate.chart.internal.engine.TemplateSet;
import org.fedai.kubefate.chart.internal.engine.run.TemplateSource;
import org.fedai.kubefate.chart.internal.value.Documents;
import org.fedai.kubefate.chart.internal.value.ValuesMap;
import org.fedai.kubefate.chart.testing.RealHelm;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** The engine under test, given what {@link RealHelm} gives Helm. */
public final class OwnEngine {
    private OwnEngine() {}

    public static RealHelm.Outcome render(String template, String valuesYaml) {
        return render(HelmVersion.V3, template, valuesYaml);
    }

    public static RealHelm.Outcome render(HelmVersion helm, String template, String valuesYaml) {
        return render(helm, template, valuesYaml, RenderLimits.DEFAULT);
    }

    public static RealHelm.Outcome render(String template, String valuesYaml, RenderLimits limits) {
        return render(HelmVersion.V3, template, valuesYaml, limits);
    }

    private static RealHelm.Outcome render(HelmVersion helm, String template, String valuesYaml, RenderLimits limits) {
        String name = "probe/templates/_case0.tpl";
        try {
            TemplateSet templates = TemplateSet.compile(List.of(new TemplateSource(name, template)), limits, helm);
            return new RealHelm.Outcome(templates.render(name, dot(helm, valuesYaml)), null);
        } catch (TemplateException e) {
            return new RealHelm.Outcome(null, e.getMessage());
        }
    }

    private static Map<String, @Nullable Object> dot(HelmVersion helm, String valuesYaml) {
        ValuesMap dot = new ValuesMap(helm == HelmVersion.V3 ? ValuesMap.CHARTUTIL : ValuesMap.COMMON, new HashMap<>());
        Object values = Yaml.read(valuesYaml, "values.yaml");
        dot.put("Values", dot.of(values == null ? new HashMap<>() : Documents.fromYamlMap((Map<?, ?>) values)));
        dot.put(
                "Release",
                Map.of(
                        "Name",
                        "probe",
                        "Namespace",
                        "default",
                        "IsInstall",
                        true,
                        "IsUpgrade",
                        false,
                        "Revision",
                        1L,
                        "Service",
                        "Helm"));
        dot.put("Template", dot.of(Map.of("Name", "probe/templates/c0.yaml", "BasePath", "probe/templates")));
        return dot;
    }
}
