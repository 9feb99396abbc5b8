package org.fedai.kubefate.common.template.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fedai.kubefate.common.KubefateException;
import org.fedai.kubefate.common.manifest.ManifestObject;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.common.template.Capabilities;
import org.fedai.kubefate.common.template.ChartRenderer;
import org.fedai.kubefate.common.template.ReleaseInfo;
import org.fedai.kubefate.common.template.RenderedChart;
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
            ClusterSpec spec = ClusterSpec.parse(one.cluster(), one.file());
            Map<String, @Nullable Object> values = renderer.values(one.chart(), spec);
            RenderedChart rendered = renderer.render(
                    one.chart(), values, ReleaseInfo.install(spec.name(), spec.namespace()), capabilities);
            List<ManifestObject> objects = new ArrayList<>(rendered.manifest().objects());
            objects.addAll(rendered.hooks());
            return new Rendering.Objects(objects, rendered.text());
        } catch (KubefateException e) {
            return new Rendering.Refused(String.valueOf(e.getMessage()));
        }
    }
}
