package org.fedai.kubefate.chart.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.exception.ChartException;
import org.fedai.kubefate.chart.manifest.ManifestObject;
import org.fedai.kubefate.chart.render.Capabilities;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.chart.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** Renders as this project does. */
final class OurSide {
    private final ChartRenderer renderer = new ChartRenderer();
    private final Capabilities capabilities;

    OurSide(String kubeVersion) {
        this.capabilities = Capabilities.ofKubeVersion(kubeVersion);
    }

    Rendering render(ParityCase one) {
        try {
            RenderedChart rendered = renderer.render(
                    one.chart(),
                    RenderRequest.install(one.release(), one.namespace())
                            .withValues(Values.of(values(one)))
                            .withCapabilities(capabilities));
            List<ManifestObject> objects = new ArrayList<>(rendered.manifest().objects());
            objects.addAll(rendered.hooks());
            return new Rendering.Objects(objects, rendered.text(), rendered.notes());
        } catch (ChartException e) {
            return new Rendering.Refused(String.valueOf(e.getMessage()));
        }
    }

    @SuppressWarnings("unchecked") // Maps that were read from YAML have string keys.
    private Map<String, @Nullable Object> values(ParityCase one) {
        if (one.spec() != null) {
            return renderer.values(one.chart(), one.spec().document());
        }
        return Yaml.read(one.values(), one.file()) instanceof Map<?, ?> map
                ? (Map<String, @Nullable Object>) map
                : Map.of();
    }
}
