package org.fedai.kubefate.cli.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.fedai.kubefate.cli.client.ClientException.Refused;
import org.fedai.kubefate.common.api.HelmChart;

/** The charts of the service. */
public final class ChartClient {
    private final Rest rest;

    ChartClient(Rest rest) {
        this.rest = rest;
    }

    /** Lists the charts without their contents, which are large. */
    public List<HelmChart> list() {
        return list(Map.of());
    }

    /**
     * The same in an order.
     *
     * @param query {@code sort}, if it is not the oldest first
     */
    public List<HelmChart> list(Map<String, String> query) {
        Map<String, String> withoutContents = new TreeMap<>(query);
        withoutContents.put("details", "false");
        return rest.list(HelmChart.class, rest.to("chart/", withoutContents));
    }

    public HelmChart get(String uuid) {
        return rest.one(HelmChart.class, rest.toItem("chart", uuid));
    }

    /**
     * Uploads a chart, replacing a chart with the same name and version.
     *
     * @return its UUID
     */
    public String upload(Path archive) {
        RequestBody body = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart(
                        "file",
                        archive.getFileName().toString(),
                        RequestBody.create(archive.toFile(), MediaType.get("application/gzip")))
                .build();
        return rest.send(rest.to("chart").post(body))
                .path("data")
                .path("helmUUID")
                .asString("");
    }

    /**
     * Deletes a chart.
     *
     * @param force delete it even if clusters use it
     */
    public void delete(String uuid, boolean force) {
        HttpUrl.Builder url = rest.item("chart", uuid);
        if (force) {
            url.addQueryParameter("force", "true");
        }
        rest.send(new Request.Builder().url(url.build()).delete());
    }

    /** A chart in the store, with its contents; it is not downloaded if it is missing. */
    public Optional<HelmChart> find(String name, String version) {
        return list().stream()
                .filter(chart -> chart.name().equals(name) && chart.version().equals(version))
                .findFirst()
                .map(chart -> get(chart.uuid()));
    }

    /** The example cluster.yaml of a chart; empty if the service has no such chart or the chart has none. */
    public Optional<String> example(String name, String version) {
        return example(name, version, Http.READ);
    }

    /**
     * The example with a time limit, because the service downloads a chart that it does not have.
     *
     * @throws ClientException.Unreachable if it takes longer
     */
    public Optional<String> example(String name, String version, Duration limit) {
        HttpUrl url = rest.item("chart", "valueTemplateExample")
                .addPathSegment(name)
                .addPathSegment(version)
                .build();
        try {
            return Optional.of(rest.send(new Request.Builder().url(url), limit)
                            .path("data")
                            .asString(""))
                    .filter(text -> !text.isBlank());
        } catch (Refused e) {
            if (e.status() < 500) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
