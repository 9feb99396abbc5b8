package org.fedai.kubefate.server.release.render;

import java.util.List;
import java.util.Map;
import org.fedai.kubefate.chart.Chart;
import org.fedai.kubefate.chart.render.Capabilities;
import org.fedai.kubefate.chart.render.ChartRenderer;
import org.fedai.kubefate.chart.render.ReleaseInfo;
import org.fedai.kubefate.chart.render.RenderRequest;
import org.fedai.kubefate.chart.render.RenderedChart;
import org.fedai.kubefate.chart.render.Values;
import org.fedai.kubefate.common.spec.ClusterSpec;
import org.fedai.kubefate.server.kubernetes.api.KubernetesServer;
import org.fedai.kubefate.server.kubernetes.apply.KubernetesObjects;
import org.fedai.kubefate.server.release.apply.Ownership;
import org.fedai.kubefate.server.release.helm.HelmRelease;
import org.fedai.kubefate.server.release.history.Release;
import org.fedai.kubefate.server.release.history.Revision;
import org.fedai.kubefate.server.release.history.RevisionStatus;
import org.fedai.kubefate.server.release.policy.ChartPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Renders a chart and a cluster.yaml to the objects of a revision, for the connected Kubernetes. */
@Component
public class Render {
    private final ChartRenderer renderer;
    private final RenderSlots slots;
    private final RenderingSettings settings;
    private final KubernetesServer kubernetes;
    private final KubernetesObjects objects;
    private final Ownership ownership;
    private final ChartPolicy policy;
    private final JsonMapper json;

    Render(
            ChartRenderer renderer,
            RenderSlots slots,
            RenderingSettings settings,
            KubernetesServer kubernetes,
            KubernetesObjects objects,
            Ownership ownership,
            ChartPolicy policy,
            JsonMapper json) {
        this.renderer = renderer;
        this.slots = slots;
        this.settings = settings;
        this.kubernetes = kubernetes;
        this.objects = objects;
        this.ownership = ownership;
        this.policy = policy;
        this.json = json;
    }

    /**
     * The result of rendering.
     *
     * @param helm what Helm would record of the revision
     * @param warnings warnings about values that conflict with the chart
     */
    public record Rendered(Revision revision, HelmRelease helm, List<String> warnings) {}

    /**
     * Renders without changing anything. Waits for a free slot.
     *
     * @throws org.fedai.kubefate.chart.exception.TemplateException with chart, file and line
     * @throws org.fedai.kubefate.server.problem.Problem if the chart does more than charts may do
     */
    public Rendered render(Release release, Chart chart, ClusterSpec spec, int number, String jobUuid) {
        return slots.render(() -> rendered(release, chart, spec, spec.document(), number, jobUuid));
    }

    /**
     * The same for a document that differs from that of the cluster.yaml, to find out what it would change.
     *
     * @throws org.fedai.kubefate.chart.exception.TemplateException with chart, file and line
     */
    public Rendered render(
            Release release,
            Chart chart,
            ClusterSpec spec,
            Map<String, @Nullable Object> document,
            int number,
            String jobUuid) {
        return slots.render(() -> rendered(release, chart, spec, document, number, jobUuid));
    }

    /**
     * Renders for the sake of the errors.
     *
     * @return what would be recorded as the revision
     * @throws org.fedai.kubefate.chart.exception.TemplateException with chart, file and line
     * @throws org.fedai.kubefate.server.problem.Problem when too many other charts are being rendered
     */
    public Revision check(Release release, Chart chart, ClusterSpec spec, int number) {
        return slots.renderWithin(
                        settings.waitLimit(), () -> rendered(release, chart, spec, spec.document(), number, ""))
                .revision();
    }

    private Rendered rendered(
            Release release,
            Chart chart,
            ClusterSpec spec,
            Map<String, @Nullable Object> document,
            int number,
            String jobUuid) {
        Map<String, @Nullable Object> values = renderer.values(chart, document);
        ReleaseInfo info = new ReleaseInfo(release.name(), release.namespace(), number, number > 1);
        RenderRequest request = new RenderRequest(
                info, Values.of(values), kubernetes.capabilities(), new KubernetesLookup(objects, ownership, release));
        RenderedChart rendered = renderer.render(chart, request.withCapabilities(capabilities(chart, request)));
        policy.check(release, chart, rendered, info.upgrade());
        Revision revision = new Revision(
                release,
                number,
                jobUuid,
                spec,
                json.writeValueAsString(values),
                rendered.crds(),
                ownership.labelled(rendered.manifest(), release),
                rendered.hooks().stream()
                        .map(hook -> ownership.labelled(hook, release))
                        .toList(),
                rendered.notes(),
                null,
                RevisionStatus.PENDING);
        return new Rendered(revision, HelmRelease.of(release, number, chart, values, rendered), rendered.warnings());
    }

    /** An install applies the chart's CustomResourceDefinitions first, and Helm renders afterwards. */
    private Capabilities capabilities(Chart chart, RenderRequest request) {
        Capabilities now = request.capabilities();
        return request.release().upgrade() ? now : now.with(renderer.definitions(chart, request));
    }
}
